package dev.libsqlctl.cli;

import dev.libsqlctl.connect.ConnectionVariables;
import dev.libsqlctl.connect.VariableSyntax;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "env",
        headerHeading = "Examples:%n",
        header = {
            "  eval \"$(libsqlctl env)\"",
            "  libsqlctl env --format fish | source",
            "  libsqlctl env --format dotenv --token-file token.txt > app.env",
            ""
        },
        description = {
            "Prints URL and token of the database as the environment variables that programs look for: LIBSQL_URL, TURSO_DATABASE_URL,",
            "DATABASE_URL and their tokens. It asks no server. The token is printed: keep the output to yourself."
        })
final class EnvCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "sh",
            converter = Choice.OfEnvFormat.class,
            description =
                    "sh, fish, dotenv or json (default: ${DEFAULT-VALUE}). A shell also forgets a token when there is none.")
    private EnvFormat format;

    EnvCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, Optional<String>> variables = ConnectionVariables.of(target.endpoint(context));
        renderer().show(lines(variables), members(variables));
        return 0;
    }

    private Renderer renderer() {
        return format == EnvFormat.JSON ? new Renderer(context.console(), Format.JSON) : context.renderer();
    }

    private List<String> lines(Map<String, Optional<String>> variables) {
        try {
            return switch (format) {
                case SH -> VariableSyntax.SH.lines(variables);
                case FISH -> VariableSyntax.FISH.lines(variables);
                case DOTENV -> VariableSyntax.DOTENV.lines(variables);
                case JSON -> List.of();
            };
        } catch (IllegalArgumentException e) {
            throw new LibsqlctlException(ErrorCode.SETTING_INVALID, e.getMessage(), "Use --format json.", e);
        }
    }

    private static Map<String, Object> members(Map<String, Optional<String>> variables) {
        Map<String, Object> members = new LinkedHashMap<>();
        variables.forEach((name, value) -> value.ifPresent(text -> members.put(name, text)));
        return members;
    }
}
