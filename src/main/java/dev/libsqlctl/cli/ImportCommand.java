package dev.libsqlctl.cli;

import dev.libsqlctl.backup.bring.ImportDatabase;
import dev.libsqlctl.backup.bring.RestoreReport;
import dev.libsqlctl.backup.bring.RestoreRequest;
import dev.libsqlctl.hrana.Endpoint;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl import app.db", "  libsqlctl import app.db --url http://127.0.0.1:8080 --replace", ""},
        description =
                "Has the server serve what is in an existing SQLite file: checks the file, loads it in one transaction, compares, and says what was not carried over. The file stays as it is.")
final class ImportCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "The SQLite file.")
    private Path file;

    @Mixin
    private TargetOptions target;

    @Mixin
    private RestoreOptions options;

    ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Endpoint endpoint = target.endpoint(context);
        try (BackupTalk talk = new BackupTalk(context.console())) {
            talk.note("target: " + endpoint.url());
            RestoreRequest request =
                    options.request(context, file, endpoint.url().toString());
            RestoreReport report = new ImportDatabase(request, talk).run(endpoint);
            talk.close();
            RestoreAnswer.show(context, file, endpoint.url().toString(), report);
            return 0;
        }
    }
}
