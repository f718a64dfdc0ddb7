package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;

/** Undoes the making or the starting of a server that did not come to its end. */
final class Rollback {
    /** Nobody works with a server that has just been started, so there is nobody to wait for. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Rollback() {}

    /** {@return whether a server that failed like this is kept: one that is only slow may be ready soon} */
    static boolean keeps(RuntimeException failure) {
        return failure instanceof LibsqlctlException e && e.code() == ErrorCode.SERVER_NOT_READY;
    }

    /** Ends and removes a server that was just made. */
    static void remove(Engine engine, Server server, RuntimeException failure) {
        Undo.after(failure, () -> {
            new ServerStop(engine).stop(server, PATIENCE);
            engine.remove(server);
        });
    }

    /** Ends a server that was just started. */
    static void stop(Engine engine, Server server, RuntimeException failure) {
        Undo.after(failure, () -> new ServerStop(engine).stop(server, PATIENCE));
    }
}
