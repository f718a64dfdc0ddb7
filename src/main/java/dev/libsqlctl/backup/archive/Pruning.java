package dev.libsqlctl.backup.archive;

import dev.libsqlctl.backup.archive.PrunePlan.Decision;
import dev.libsqlctl.backup.archive.PrunePlan.Verdict;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.NameLock;
import java.io.IOException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Deletes backups that are not needed any more. Kept of each series are:
 *
 * <ul>
 *   <li>the newest, and the newest verified one;
 *   <li>for each rule, the newest verified backup, else the newest, of each of the last periods that have backups: a period without any does not count, so that a
 *       break in the backups deletes nothing.
 * </ul>
 *
 * <p>A series is what comes from one source with one selection: a backup of the schema alone, or of another database, makes none superfluous. Backups without a manifest
 * are a series together. One whose time is not known is never deleted.
 */
public final class Pruning {
    private final Retention retention;
    private final ZoneId zone;

    /**
     * @param retention what is to be kept
     * @param zone in which days begin
     */
    public Pruning(Retention retention, ZoneId zone) {
        this.retention = retention;
        this.zone = zone;
    }

    /** What backups of a series have in common; both empty where there is no manifest. */
    private record Series(Optional<Origin.Kind> kind, Optional<String> name, Optional<Selection> selection) {
        static Series of(StoredBackup backup) {
            return new Series(
                    backup.manifest().map(manifest -> manifest.origin().kind()),
                    backup.manifest().map(manifest -> manifest.origin().name()),
                    backup.manifest().map(Manifest::selection));
        }
    }

    /**
     * {@return what is to become of some backups} Nothing is deleted yet.
     *
     * @param backups the newest first, as {@link BackupCatalog} finds them
     */
    public PrunePlan plan(List<StoredBackup> backups) {
        Map<StoredBackup, List<String>> reasons = new LinkedHashMap<>();
        backups.stream()
                .filter(backup -> !backup.isGone() && backup.time().isPresent())
                .collect(Collectors.groupingBy(Series::of, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(series -> keep(series, reasons));
        return new PrunePlan(
                backups.stream().map(backup -> decision(backup, reasons)).toList());
    }

    private static Decision decision(StoredBackup backup, Map<StoredBackup, List<String>> reasons) {
        if (backup.isGone()) {
            return new Decision(backup, Verdict.REMOVED, "its file is gone: a manifest alone");
        }
        if (backup.time().isEmpty()) {
            return new Decision(backup, Verdict.UNTOUCHED, "neither a manifest nor its name tells its time");
        }
        List<String> kept = reasons.get(backup);
        return kept == null
                ? new Decision(backup, Verdict.REMOVED, "no rule keeps it")
                : new Decision(backup, Verdict.KEPT, String.join(", ", kept));
    }

    private void keep(List<StoredBackup> series, Map<StoredBackup, List<String>> reasons) {
        add(reasons, series.get(0), "newest");
        series.stream()
                .filter(StoredBackup::isVerified)
                .findFirst()
                .ifPresent(backup -> add(reasons, backup, "newest verified"));
        for (Retention.Rule rule : retention.rules()) {
            periods(series, rule.period()).entrySet().stream()
                    .limit(rule.count())
                    .forEach(period -> add(
                            reasons,
                            best(period.getValue()),
                            rule.period().name().toLowerCase(Locale.ROOT) + " " + period.getKey()));
        }
    }

    private Map<String, List<StoredBackup>> periods(List<StoredBackup> series, Retention.Period period) {
        return series.stream()
                .collect(Collectors.groupingBy(
                        backup -> period.of(backup.time().orElseThrow().atZone(zone)),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static StoredBackup best(List<StoredBackup> period) {
        return period.stream().filter(StoredBackup::isVerified).findFirst().orElse(period.get(0));
    }

    private static void add(Map<StoredBackup, List<String>> reasons, StoredBackup backup, String reason) {
        reasons.computeIfAbsent(backup, unused -> new ArrayList<>()).add(reason);
    }

    /**
     * Deletes what a plan says, but no backup that took the place of one since then. Each backup's file goes before its manifest: what is left when that is interrupted is seen to be a manifest alone, and goes the next time.
     *
     * @param plan the plan
     * @return what is still there, because it is another one by now
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when one cannot be deleted; those before it are
     */
    public static List<StoredBackup> run(PrunePlan plan) {
        List<StoredBackup> spared = new ArrayList<>();
        for (StoredBackup backup : plan.removed()) {
            if (Thread.currentThread().isInterrupted()) {
                throw LibsqlctlException.interrupted();
            }
            try (NameLock lock = NameLock.acquire(backup.path())) {
                if (backup.isUnchanged()) {
                    Files.deleteIfExists(backup.path());
                    Files.deleteIfExists(BackupFile.manifestOf(backup.path()));
                } else {
                    spared.add(backup);
                }
            } catch (FileLockInterruptionException e) {
                throw LibsqlctlException.interrupted();
            } catch (IOException e) {
                throw new LibsqlctlException(
                        ErrorCode.IO_ERROR, "cannot delete " + backup.path() + ": " + FileError.reason(e), null, e);
            }
        }
        return spared;
    }
}
