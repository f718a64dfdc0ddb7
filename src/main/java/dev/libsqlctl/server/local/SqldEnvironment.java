package dev.libsqlctl.server.local;

import dev.libsqlctl.config.EnvFile;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables of a native server: those of the user, without the ones that are this tool's or hold a client's
 * token, then those of the environment file.
 *
 * <p>{@code SQLD_CHECKPOINT_INTERVAL_S} is {@value #CHECKPOINT_INTERVAL_SECONDS} unless either sets it. By default sqld 0.24.32
 * checkpoints inside the commit that made the write-ahead log long, and under several writers that deadlocks its queue of
 * writers until it is restarted; with an interval it checkpoints apart from them. That costs three lines of log each
 * time, and a write that meets a checkpoint may get {@code SQLITE_BUSY}, which is safe to repeat.
 */
final class SqldEnvironment {
    static final String CHECKPOINT_INTERVAL = "SQLD_CHECKPOINT_INTERVAL_S";
    static final String CHECKPOINT_INTERVAL_SECONDS = "30";

    private static final String KEY_FILE = "SQLD_AUTH_JWT_KEY_FILE";
    private static final String OWN_PREFIX = "LIBSQLCTL_";
    private static final Set<String> CLIENT_TOKENS =
            Set.of("JWT_TOKEN", "DATABASE_TOKEN", "TURSO_AUTH_TOKEN", "LIBSQL_AUTH_TOKEN");
    private static final List<String> AUTHENTICATION =
            List.of("SQLD_AUTH_JWT_KEY_FILE", "SQLD_AUTH_JWT_KEY", "SQLD_HTTP_AUTH");

    private SqldEnvironment() {}

    /**
     * Puts the variables together; the environment file is read each time.
     *
     * @throws LibsqlctlException {@link ErrorCode#NOT_SECURED} when the server must ask for authentication and none of the
     *     variables makes it do so; what {@link EnvFile#read} throws
     */
    static Map<String, String> of(ServerDefinition definition, Map<String, String> user) {
        Map<String, String> environment = new HashMap<>();
        environment.put(CHECKPOINT_INTERVAL, CHECKPOINT_INTERVAL_SECONDS);
        user.forEach((name, value) -> {
            if (!name.startsWith(OWN_PREFIX) && !CLIENT_TOKENS.contains(name)) {
                environment.put(name, value);
            }
        });
        definition.envFile().map(EnvFile::read).ifPresent(environment::putAll);
        if (definition.secured() && AUTHENTICATION.stream().noneMatch(name -> isSet(environment, name))) {
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
            return Optional.ofNullable(of(definition, user).get(KEY_FILE))
                    .filter(name -> !name.isEmpty())
                    .map(definition.data().path()::resolve);
        } catch (LibsqlctlException e) {
            return Optional.empty();
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
