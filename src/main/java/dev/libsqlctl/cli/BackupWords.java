package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.StoredBackup;
import dev.libsqlctl.backup.content.TableContent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** How a stored backup is shown. */
final class BackupWords {
    private final ZoneId zone;

    BackupWords(ZoneId zone) {
        this.zone = zone;
    }

    /** {@return its time, size and state, in columns} */
    String columns(StoredBackup backup) {
        return String.format("%-27s%-12s%-14s", time(backup), size(backup), state(backup));
    }

    /** {@return its time here, with the distance from UTC} */
    private String time(StoredBackup backup) {
        return backup.time()
                .map(time -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.SECONDS).atZone(zone)))
                .orElse("-");
    }

    private static String size(StoredBackup backup) {
        return backup.bytes().isPresent() ? Quantities.bytes(backup.bytes().getAsLong()) : "-";
    }

    /** {@return what can be said of it in two words at most} */
    static String state(StoredBackup backup) {
        if (backup.isGone()) {
            return "file gone";
        }
        if (backup.damage().isPresent()) {
            return "bad manifest";
        }
        if (backup.manifest().isEmpty()) {
            return "no manifest";
        }
        if (backup.manifest().orElseThrow().bytes() != backup.bytes().orElse(-1)) {
            return "changed";
        }
        return backup.isVerified() ? "verified" : "not verified";
    }

    /** {@return what it holds, where that is known} */
    static Optional<String> content(StoredBackup backup) {
        return backup.manifest()
                .map(manifest -> String.format(
                        Locale.ROOT,
                        "%d tables, %d rows of %s",
                        manifest.tables().size(),
                        rows(manifest),
                        manifest.origin().name()));
    }

    private static long rows(Manifest manifest) {
        return manifest.tables().stream().mapToLong(TableContent::rows).sum();
    }

    /** {@return its members for programs} */
    static Fields fields(StoredBackup backup) {
        return new Fields()
                .add("file", backup.path())
                .add("time", backup.time().map(Object::toString))
                .add("bytes", backup.bytes().isPresent() ? backup.bytes().getAsLong() : null)
                .add("state", state(backup).replace(' ', '_'))
                .add("format", backup.manifest().map(manifest -> word(manifest.format())))
                .add("compression", backup.manifest().map(manifest -> word(manifest.compression())))
                .add(
                        "origin",
                        backup.manifest().map(manifest -> manifest.origin().name()))
                .add(
                        "tables",
                        backup.manifest().map(manifest -> manifest.tables().size()))
                .add("rows", backup.manifest().map(BackupWords::rows))
                .add("damage", backup.damage());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
