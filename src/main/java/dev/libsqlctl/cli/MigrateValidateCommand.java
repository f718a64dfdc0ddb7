package dev.libsqlctl.cli;

import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.migrate.Diagnostic;
import dev.libsqlctl.migrate.Lint;
import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.Validation;
import dev.libsqlctl.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate validate",
            "  libsqlctl migrate validate --files-only",
            "  libsqlctl migrate validate --json",
            ""
        },
        description =
                "Looks for everything that would stop or spoil the migrations: names, statements that the server refuses, and "
                        + "a history that does not fit the files. Changes nothing. Ends with 5 when something is wrong.")
final class MigrateValidateCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Option(
            names = "--files-only",
            description = "Look at all the files, as for an empty database, and at no database.")
    private boolean filesOnly;

    MigrateValidateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Target target = options.target(context);
        Validation.Result result =
                filesOnly ? Validation.ofFiles(options.settings(context).folder(), Lint.of(target)) : ofDatabase();
        List<String> lines = new ArrayList<>();
        result.diagnostics().forEach(diagnostic -> addLines(lines, diagnostic));
        lines.add(count(result.migrations(), "migration") + ": " + count(result.errors(), "error") + ", "
                + count(result.warnings(), "warning"));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("target", filesOnly ? null : target.name());
        members.put("migrations", result.migrations());
        members.put("errors", result.errors());
        members.put("warnings", result.warnings());
        members.put(
                "diagnostics",
                result.diagnostics().stream()
                        .map(MigrateValidateCommand::members)
                        .toList());
        context.renderer().show(lines, members);
        return result.errors() > 0 ? ExitCode.DIFFERS.number() : ExitCode.DONE.number();
    }

    private Validation.Result ofDatabase() {
        try (MigrationSession session = options.reading(context)) {
            return Validation.of(session);
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static void addLines(List<String> lines, Diagnostic diagnostic) {
        lines.add((diagnostic.isError() ? "error: " : "warning: ") + diagnostic.text());
        lines.add("  " + diagnostic.advice());
    }

    private static Map<String, Object> members(Diagnostic diagnostic) {
        return new Fields()
                .add("severity", diagnostic.isError() ? "error" : "warning")
                .add("code", diagnostic.code().map(Enum::name))
                .add("file", diagnostic.file())
                .add("line", diagnostic.line() == 0 ? null : diagnostic.line())
                .add("column", diagnostic.line() == 0 ? null : diagnostic.column())
                .add("message", diagnostic.message())
                .add("advice", diagnostic.advice())
                .members();
    }
}
