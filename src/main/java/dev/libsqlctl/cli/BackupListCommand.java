package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.BackupCatalog;
import dev.libsqlctl.backup.archive.StoredBackup;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl backup list", "  libsqlctl backup list --dir /mnt/backups --json", ""},
        description =
                "Shows the backups of a directory, the newest first: when they were begun, their size, whether they were verified, and "
                        + "what they hold. Reads their manifests alone.")
final class BackupListCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private BackupFolderOption folder;

    BackupListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ZoneId zone = ZoneId.systemDefault();
        BackupWords words = new BackupWords(zone);
        List<StoredBackup> backups = new BackupCatalog(folder.directory(context), zone).backups();
        List<String> lines = new ArrayList<>();
        for (StoredBackup backup : backups) {
            lines.add(words.columns(backup) + backup.path().getFileName());
            BackupWords.content(backup).ifPresent(content -> lines.add("  " + content));
            backup.damage().ifPresent(damage -> lines.add("  " + damage));
        }
        if (backups.isEmpty()) {
            lines.add("There are no backups in " + folder.typed() + ".");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("directory", folder.directory(context).toString());
        members.put(
                "backups",
                backups.stream().map(BackupWords::fields).map(Fields::members).toList());
        context.renderer().show(lines, members);
        return 0;
    }
}
