package dev.libsqlctl.server.local;

import dev.libsqlctl.config.EnvFile;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.SqldVariables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables of a native server: those of the user, without the ones that are this tool's or hold a client's
 * token, then those of the environment file.
 */
final class SqldEnvironment {
    private static final String OWN_PREFIX = "LIBSQLCTL_";
    private static final Set<String> CLIENT_TOKENS =
            Set.of("JWT_TOKEN", "DATABASE_TOKEN", "TURSO_AUTH_TOKEN", "LIBSQL_AUTH_TOKEN");

    private SqldEnvironment() {}

    /**
     * Puts the variables together; the environment file is read each time.
     *
     * @throws LibsqlctlException {@link ErrorCode#NOT_SECURED} when the server must ask for authentication and none of the
     *     variables makes it do so; what {@link EnvFile#read} throws
     */
    static Map<String, String> of(ServerDefinition definition, Map<String, String> user) {
        Map<String, String> environment = new HashMap<>();
        environment.put(SqldVariables.CHECKPOINT_INTERVAL, SqldVariables.DEFAULT_CHECKPOINT_INTERVAL);
        user.forEach((name, value) -> {
            if (!name.startsWith(OWN_PREFIX) && !CLIENT_TOKENS.contains(name)) {
                environment.put(name, value);
            }
        });
        definition.envFile().map(EnvFile::read).ifPresent(environment::putAll);
        if (definition.secured() && !SqldVariables.askForAuthentication(environment)) {
            throw new LibsqlctlException(
                    ErrorCode.NOT_SECURED,
                    "%s is a secured server, but nothing tells sqld its key; it was not started"
                            .formatted(definition.name()),
                    "Set SQLD_AUTH_JWT_KEY_FILE=public.pub in "
                            + definition.envFile().map(Object::toString).orElse("the environment file"));
        }
        return environment;
    }

    /**
     * {@return the file with the public keys that a server's environment names; empty when it names none} A server whose environment cannot
     * be read is looked at all the same; it could not be started.
     */
    static Optional<Path> keyFile(ServerDefinition definition, Map<String, String> user) {
        if (!definition.secured()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(of(definition, user).get(SqldVariables.KEY_FILE))
                    .filter(name -> !name.isEmpty())
                    .map(definition.data().path()::resolve);
        } catch (LibsqlctlException e) {
            return Optional.empty();
        }
    }
}
