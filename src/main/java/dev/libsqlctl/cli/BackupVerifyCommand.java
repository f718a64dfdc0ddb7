package dev.libsqlctl.cli;

import dev.libsqlctl.backup.verify.VerifyBackup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl backup verify backups/20261128-031500.backup.sql", ""},
        description =
                "Loads a backup into a scratch database and compares it with what its manifest says its source held. Ends with 5 when it differs.")
final class BackupVerifyCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    BackupVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path path = context.workingDirectory().resolve(file).normalize();
        try (BackupTalk talk = new BackupTalk(context.console())) {
            VerifyBackup.Report report = new VerifyBackup(path, talk).run();
            talk.close();
            String what = switch (report.how()) {
                case COMPARED -> "is what its source held";
                case SALVAGED ->
                    "is what could be read of its source; " + lost(report) + " of it could not be, and is missing";
                case COUNTED ->
                    "can be loaded, is sound, and has as many rows as its source; made with --no-verify, it has no hashes to compare";
                case LOADED -> "can be loaded and is sound; without a manifest there is nothing to compare it with";
                case UNREAD -> "is the file that was made, by its SHA-256; what is in it can be read by libSQL alone";
                case READ -> "is complete; rows without their tables were not loaded";
            };
            boolean counted = report.rows().isPresent();
            Object rows = counted ? report.rows().getAsLong() : null;
            Fields fields = new Fields()
                    .add("file", file, null)
                    .add("rows", rows, null)
                    .add("compared", report.how() == VerifyBackup.How.COMPARED, null);
            context.renderer().show(file + " " + what + (counted ? " (" + rows + " rows)." : "."), fields);
            return 0;
        }
    }

    private static String lost(VerifyBackup.Report report) {
        return report.manifest()
                .map(manifest -> String.join("; ", manifest.lost()))
                .orElse("");
    }
}
