package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.content.TableContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows a backup that was made. */
final class BackupAnswer {
    private final Context context;

    BackupAnswer(Context context) {
        this.context = context;
    }

    void show(BackupFile file, Manifest manifest, List<String> losses) {
        Object tables = manifest.isRead() ? manifest.tables().size() : null;
        Object rows = manifest.isRead()
                ? manifest.tables().stream().mapToLong(TableContent::rows).sum()
                : null;
        String content = manifest.isRead() ? tables + " tables, " + rows + " rows" : "pages that libSQL alone can read";
        Duration time = Duration.between(manifest.begun(), manifest.verified().orElse(manifest.ended()));
        String verified = manifest.verified().isPresent() ? "verified" : "not verified";
        String headline = String.format(
                Locale.ROOT,
                "%s: %s, %s, %s (%s)",
                shown(file.path()),
                content,
                Quantities.bytes(manifest.bytes()),
                verified,
                Quantities.duration(time));
        Fields fields = new Fields()
                .add("file", shown(file.path()), null)
                .add("manifest", shown(file.manifest()), null)
                .add("source", manifest.origin().name(), null)
                .add("tables", tables, null)
                .add("rows", rows, null)
                .add("bytes", manifest.bytes(), null)
                .add("sha256", manifest.sha256(), null)
                .add("verified", manifest.verified().isPresent(), null)
                .add("lost", losses, null);
        context.renderer().show(headline, fields);
    }

    private Path shown(Path path) {
        Path directory = context.workingDirectory();
        return path.startsWith(directory) ? directory.relativize(path) : path;
    }
}
