package dev.libsqlctl.export;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Blueprint;
import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.ProcessBlueprint;
import java.util.List;
import java.util.stream.Stream;

/** Tells another program how to run a server. */
public final class ExportServer {
    private ExportServer() {}

    /**
     * Writes what the other program reads. No secret is in it.
     *
     * @param blueprint what the server is made of
     * @param format who is to run it
     * @return the file
     * @throws LibsqlctlException {@link ErrorCode#EXPORT_IMPOSSIBLE} when it cannot be told so
     */
    public static Exported to(ExportFormat format, Blueprint blueprint) {
        ServerVariables variables = ServerVariables.of(blueprint.environment());
        List<String> notes = Notes.of(blueprint);
        String text = blueprint instanceof ContainerBlueprint container
                ? container(format, container, variables, notes)
                : process(format, (ProcessBlueprint) blueprint, variables, notes);
        return new Exported(format, blueprint.name(), variables.secret(), notes, text);
    }

    private static String container(
            ExportFormat format, ContainerBlueprint container, ServerVariables variables, List<String> notes) {
        Stream.concat(container.entrypoint().stream(), container.command().stream())
                .filter(ServerVariables::isSecretOption)
                .findFirst()
                .ifPresent(option -> {
                    throw new LibsqlctlException(
                            ErrorCode.EXPORT_IMPOSSIBLE,
                            "the command of " + container.name() + " holds a secret, the value of "
                                    + option.split("=", 2)[0],
                            "Give the server that value by its variable (SQLD_...) instead.");
                });
        return switch (format) {
            case COMPOSE -> ComposeFile.of(container, variables, notes);
            case SYSTEMD -> DockerUnit.of(container, variables, notes);
            case QUADLET -> QuadletFile.of(container, variables, notes);
        };
    }

    private static String process(
            ExportFormat format, ProcessBlueprint process, ServerVariables variables, List<String> notes) {
        if (format != ExportFormat.SYSTEMD) {
            throw new LibsqlctlException(
                    ErrorCode.EXPORT_IMPOSSIBLE,
                    process.name() + " is a process, and " + format.id() + " runs containers",
                    "Use 'libsqlctl export systemd'. Or make it a container first, with the same data: libsqlctl stop, then"
                            + " libsqlctl first-start --engine docker.");
        }
        return SqldUnit.of(process, variables, notes);
    }
}
