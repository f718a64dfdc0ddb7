package dev.libsqlctl.setup;

import dev.libsqlctl.config.EnvFile;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.Progress;
import dev.libsqlctl.server.RecreateServer;
import dev.libsqlctl.server.RestartServer;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerQuery;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.server.StartReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes an existing server ask for tokens, and keeps its data. */
public final class SecureServer {
    private static final String PREFIX = "secure-";

    private final Engines engines;
    private final ServerQuery query;
    private final Path envFile;

    /**
     * @param engines where the server may be
     * @param query which server
     * @param envFile absolute path of the file that the server shall get its variables from
     */
    public SecureServer(Engines engines, ServerQuery query, Path envFile) {
        this.engines = engines;
        this.query = query;
        this.envFile = envFile;
    }

    /**
     * Makes the server ask for tokens of the key in its data directory: one that reads its key from there already is restarted; another one is
     * made again with the variables of the file, and named {@code secure-...} unless the user named it.
     *
     * @param server the server as it is
     * @param timeout how long it may take to be ready
     * @param progress hears what is done
     * @return the secured server, running
     * @throws LibsqlctlException when it cannot be; an open server is there again as it was then
     */
    public StartReport run(Server server, Duration timeout, Progress progress) {
        if (readsItsKey(server)) {
            ServerQuery same = new ServerQuery(query.dataDirectory(), Optional.of(server.name()));
            return new RestartServer(engines).run(same, timeout, progress);
        }
        Map<String, String> variables = EnvFile.read(envFile);
        return new RecreateServer(engines).run(server, before -> secured(server, before, variables), timeout, progress);
    }

    private static boolean readsItsKey(Server server) {
        Path key = new DataDirectory(server.dataDirectory()).publicKey();
        return server.secured() && server.keyFile().filter(key::equals).isPresent();
    }

    private String name(String before) {
        return query.name().isPresent() || before.startsWith(PREFIX) ? before : PREFIX + before;
    }

    private ServerSpec secured(Server server, ServerSpec before, Map<String, String> variables) {
        before.envFile().filter(file -> !file.equals(envFile)).ifPresent(file -> {
            throw new LibsqlctlException(
                    ErrorCode.ENV_FILE_CONFLICT,
                    server.name() + " gets its variables from " + file + ", not from " + envFile,
                    "Give --env-file " + file + " to have the key's name put there.");
        });
        Map<String, String> all = new LinkedHashMap<>(before.environment());
        all.putAll(variables);
        return new ServerSpec(
                name(before.name()),
                before.dataDirectory(),
                before.bind(),
                before.port(),
                before.node(),
                Optional.of(envFile),
                server.engine() == EngineKind.DOCKER ? all : variables,
                true,
                before.memory(),
                before.docker(),
                before.nativeProcess());
    }
}
