package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.BackupName;
import dev.libsqlctl.backup.bring.RestoreRequest;
import dev.libsqlctl.backup.create.BackupRequest.Proof;
import dev.libsqlctl.config.ProgramVersion;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The options of what brings a database back. */
final class RestoreOptions {
    @Option(
            names = "--replace",
            description = "Replace a database that has tables, which is backed up before; asks first.")
    private boolean replace;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--no-verify", description = "Do not compare what was loaded with what it should be.")
    private boolean unverified;

    @Option(
            names = "--safety-dir",
            paramLabel = "DIR",
            description = "Where the backup of what is replaced is put (default: backups).")
    private Path safety;

    /** {@return what is wanted} Asks before a database is replaced. */
    RestoreRequest request(Context context, Path backup, String target) {
        if (replace && !yes) {
            new Confirmation(context.console()).require("Replace what is in " + target + "?");
        }
        Path directory = context.workingDirectory();
        return new RestoreRequest(
                directory.resolve(backup).normalize(),
                replace ? RestoreRequest.Existing.REPLACED : RestoreRequest.Existing.REFUSED,
                unverified ? Proof.UNVERIFIED : Proof.VERIFIED,
                new RestoreRequest.Safety(
                        directory.resolve(safety == null ? Path.of(BackupName.FOLDER) : safety),
                        ZoneId.systemDefault()),
                ProgramVersion.text());
    }
}
