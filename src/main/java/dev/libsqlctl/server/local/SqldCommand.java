package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.NodeType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The command line of a native server, as the container image's entry point would build it. */
final class SqldCommand {
    /** Where a primary serves its replicas, unless {@code SQLD_GRPC_LISTEN_ADDR} says otherwise. */
    static final int GRPC_PORT = 5001;

    static final String DB_PATH = "--db-path";
    static final String HTTP_LISTEN_ADDR = "--http-listen-addr";

    private static final long MEBIBYTE = 1024 * 1024;

    /** What sqld takes besides SQLite's heap: its code, its stacks, requests and replies in flight. Measured: 24 MiB at rest. */
    private static final long OUTSIDE_HEAP = 32 * MEBIBYTE;

    /** Below that, building an index over 200 000 rows fails with SQLITE_NOMEM. */
    private static final long LEAST_HEAP = 32 * MEBIBYTE;

    private SqldCommand() {}

    /** {@return the command that runs the server with these variables} */
    static List<String> of(ServerDefinition definition, Map<String, String> environment) {
        Path database = definition.data().databasePath();
        List<String> command = new ArrayList<>(List.of(
                definition.sqld().toString(),
                DB_PATH,
                database.toString(),
                HTTP_LISTEN_ADDR,
                definition.httpAddress(),
                "--no-welcome"));
        if (definition.node() == NodeType.PRIMARY && !environment.containsKey("SQLD_GRPC_LISTEN_ADDR")) {
            command.addAll(List.of("--grpc-listen-addr", definition.grpcAddress()));
        }
        if (definition.node() == NodeType.REPLICA) {
            command.addAll(List.of("--primary-grpc-url", primaryUrl(environment)));
        }
        definition.memory().ifPresent(bytes -> command.addAll(heapLimits(bytes)));
        return List.copyOf(command);
    }

    private static String primaryUrl(Map<String, String> environment) {
        String url = environment.get("SQLD_PRIMARY_URL");
        if (url == null || url.isBlank()) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    "a replica needs SQLD_PRIMARY_URL, and it is not set",
                    "Set it in the environment file, for example SQLD_PRIMARY_URL=http://192.0.2.1:5001");
        }
        return url;
    }

    /**
     * A process has no limit of its own that would make it fail cleanly, SQLite's heap has: the limit less what sqld needs besides
     * it. From three quarters of that on, SQLite gives back caches instead.
     */
    private static List<String> heapLimits(long bytes) {
        long hard = (bytes - OUTSIDE_HEAP) / MEBIBYTE;
        return List.of(
                "--soft-heap-limit-mb", Long.toString(hard * 3 / 4),
                "--hard-heap-limit-mb", Long.toString(hard));
    }

    /**
     * Refuses a memory limit that leaves SQLite too little to work with.
     *
     * @throws LibsqlctlException {@link ErrorCode#SETTING_INVALID}
     */
    static void requireEnough(OptionalLong memory) {
        if (memory.isPresent() && memory.getAsLong() < OUTSIDE_HEAP + LEAST_HEAP) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    "a native server needs a memory limit of at least %d MiB"
                            .formatted((OUTSIDE_HEAP + LEAST_HEAP) / MEBIBYTE),
                    "Give more with --memory, or leave the limit out.");
        }
    }
}
