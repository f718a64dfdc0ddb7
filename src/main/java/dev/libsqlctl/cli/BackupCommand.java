package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.BackupName;
import dev.libsqlctl.backup.archive.Compression;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.PendingBackup.Existing;
import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.create.BackupReport;
import dev.libsqlctl.backup.create.BackupRequest;
import dev.libsqlctl.backup.create.CreateBackup;
import dev.libsqlctl.backup.create.Source;
import dev.libsqlctl.backup.dump.RowidUse;
import dev.libsqlctl.config.ProgramVersion;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl backup",
            "  libsqlctl backup -o before-upgrade.sql.zst",
            "  libsqlctl backup --url https://db.example.org --token-file reader.txt -o - | less",
            "  libsqlctl backup --format db -o copy.db",
            ""
        },
        description =
                "Writes the database as SQL text, at one moment of it while others go on writing; loads that and compares it before it gets its name. Reads the files of a data directory without changing them.")
final class BackupCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Context context;

    @Mixin
    private SourceOptions source;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "The file, or a directory for it, which is made if the name ends with a slash; - for standard output (default: backups/<time>.backup.sql).")
    private String output;

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    @Option(
            names = "--format",
            converter = FormatConverter.class,
            paramLabel = "FORMAT",
            description = "sql, or db for a SQLite file (default: by the file's name, else sql).")
    private Manifest.Format format;

    @Option(
            names = "--compress",
            converter = Choice.OfCompression.class,
            paramLabel = "KIND",
            description = "none, gzip or zstd (default: by the file's name, else none).")
    private Compression compression;

    @Option(names = "--no-verify", description = "Do not load and compare it.")
    private boolean unverified;

    @Option(names = "--preserve-rowids", description = "Keep the rowids of tables that have no column for them.")
    private boolean preserveRowids;

    @Option(
            names = "--salvage",
            description = "Take what can be read of a damaged database; ends with 1 when something could not be.")
    private boolean salvage;

    BackupCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (BackupTalk talk = new BackupTalk(context.console())) {
            Source chosen = source.source(context);
            talk.note("source: " + chosen.name());
            CreateBackup backup = new CreateBackup(request(chosen), talk);
            BackupName names = new BackupName(context.workingDirectory(), ZoneId.systemDefault());
            if (STANDARD_OUTPUT.equals(output)) {
                return toStandardOutput(backup, names, talk);
            }
            BackupFile file = names.of(wish(Optional.ofNullable(output)), Instant.now());
            requireWhole(file);
            BackupReport report = backup.run(file, force ? Existing.REPLACED : Existing.REFUSED);
            talk.close();
            report.losses().forEach(loss -> talk.note("lost: " + loss));
            new BackupAnswer(context).show(report.file(), report.manifest(), report.losses());
            return exitCode(report);
        }
    }

    private void requireWhole(BackupFile file) {
        if (file.format() == Manifest.Format.DATABASE && !selection.selection().isAll()) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    "a SQLite file is a copy of the whole database: nothing can be chosen",
                    "Leave out --format db, or the choice.");
        }
    }

    private BackupRequest request(Source chosen) {
        Selection what = selection.selection();
        return new BackupRequest(
                chosen,
                source.fallback(context, chosen),
                what,
                preserveRowids ? RowidUse.PRESERVED : RowidUse.RENEWED,
                unverified ? BackupRequest.Proof.UNVERIFIED : BackupRequest.Proof.VERIFIED,
                salvage ? BackupRequest.Damage.SALVAGED : BackupRequest.Damage.REFUSED,
                ProgramVersion.text());
    }

    private BackupName.Wish wish(Optional<String> name) {
        return new BackupName.Wish(name, Optional.ofNullable(format), Optional.ofNullable(compression));
    }

    private int toStandardOutput(CreateBackup backup, BackupName names, BackupTalk talk) {
        if (format == Manifest.Format.DATABASE || context.global().format() == Format.JSON) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    "standard output takes a dump alone",
                    "Leave out --format db and --json, or name a file.");
        }
        OutputStream out = context.console().binary();
        try {
            BackupReport report =
                    backup.toStream(Optional.ofNullable(compression).orElse(Compression.NONE), out);
            talk.close();
            report.losses().forEach(loss -> talk.note("lost: " + loss));
            return exitCode(report);
        } catch (LibsqlctlException e) {
            if (!ClosedPipe.isBehind(e)) {
                throw e;
            }
            return ExitCode.FAILED.number();
        }
    }

    private static int exitCode(BackupReport report) {
        return (report.losses().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
    }
}
