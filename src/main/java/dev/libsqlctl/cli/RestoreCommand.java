package dev.libsqlctl.cli;

import dev.libsqlctl.backup.bring.CheckRestore;
import dev.libsqlctl.backup.bring.RestoreReport;
import dev.libsqlctl.backup.bring.RestoreRequest;
import dev.libsqlctl.backup.bring.RestoreToFile;
import dev.libsqlctl.backup.bring.RestoreToServer;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.setup.OfflineRestore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl restore backups/20261128-031500.backup.sql --to copy.sqlite3",
            "  libsqlctl restore dump.sql.zst --check --url http://127.0.0.1:8080",
            "  libsqlctl restore dump.sql.zst --url http://127.0.0.1:8080 --replace",
            "  libsqlctl restore dump.sql.zst --offline --replace --yes",
            ""
        },
        description =
                "Brings a backup back, all of it or nothing: a dump of this program, of sqlite3 or of sqld, compressed or not, or a SQLite file. Into a new file (--to), into a server over the network (--url), "
                        + "or into the data directory of a server that is stopped for it (--offline).")
final class RestoreCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Option(names = "--to", paramLabel = "FILE", description = "Restore into this SQLite file.")
    private Path to;

    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "Restore into the database of this server, in one transaction.")
    private String url;

    @Option(
            names = "--offline",
            description =
                    "Restore into the data directory: the file is made aside and checked, the server stopped, the file put in place, the server started.")
    private boolean offline;

    @Option(names = "--check", description = "Only find what would fail, with line numbers; changes nothing.")
    private boolean check;

    @Mixin
    private RestoreOptions options;

    @Mixin
    private TokenOptions token;

    @Mixin
    private ServerOptions server;

    RestoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        requireOneTarget();
        try (BackupTalk talk = new BackupTalk(context.console())) {
            String target = target();
            talk.note("target: " + target);
            if (check) {
                return check(talk, target);
            }
            RestoreRequest request = options.request(context, file, target);
            RestoreReport report = restore(request, talk);
            talk.close();
            RestoreAnswer.show(context, file, target, report);
            return 0;
        }
    }

    private void requireOneTarget() {
        int targets = (to == null ? 0 : 1) + (url == null ? 0 : 1) + (offline ? 1 : 0);
        if (targets != 1) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    targets == 0 ? "where to restore is not said" : "a backup is restored into one place at a time",
                    "Give one of --to FILE, --url URL and --offline.");
        }
    }

    private Optional<Path> localFile() {
        return to != null
                ? Optional.of(to)
                : url == null ? Optional.empty() : context.targets().localFile(Optional.of(url));
    }

    private String target() {
        return localFile()
                .map(path -> absolute(path).toString())
                .orElseGet(() -> offline
                        ? server.dataDirectory(context).toString()
                        : endpoint().url().toString());
    }

    private Path absolute(Path path) {
        return context.workingDirectory().resolve(path).normalize();
    }

    private Endpoint endpoint() {
        return context.targets().resolve(Optional.ofNullable(url), token.file());
    }

    private int check(BackupTalk talk, String target) {
        CheckRestore checked = new CheckRestore(absolute(file), talk);
        return CheckAnswer.show(
                context,
                file,
                target,
                localFile().isPresent() || offline ? checked.forFile() : checked.forServer(endpoint()),
                talk);
    }

    private RestoreReport restore(RestoreRequest request, BackupTalk talk) {
        if (offline) {
            try (Engines engines = server.engines(context);
                    TerminalProgress progress = new TerminalProgress(context.console())) {
                return new OfflineRestore(engines, request, talk).run(server.query(context), progress);
            }
        }
        return localFile()
                .map(path -> new RestoreToFile(request, RestoreToFile.Pages.ANY, talk).run(absolute(path)))
                .orElseGet(() -> new RestoreToServer(request, talk).run(endpoint()));
    }
}
