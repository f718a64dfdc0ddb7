package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Ends the process of one server. */
final class ServerStop {
    /** Longer than the 30 s that sqld itself gives to clients that still talk to it. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration SIGNAL_AGAIN = Duration.ofMillis(500);
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final Duration AFTER_END = Duration.ofSeconds(2);
    private static final String GAVE_UP = "shutdown timeout hit";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Engine engine;

    ServerStop(Engine engine) {
        this.engine = engine;
    }

    /**
     * Asks sqld to end until it does. The question is repeated, because sqld loses a SIGTERM that comes between the
     * installation of its handler and its main wait.
     *
     * @param server the server
     * @param patience how long sqld may take before it is killed
     * @throws LibsqlctlException {@link ErrorCode#SERVER_WILL_NOT_STOP} when not even that ends it
     */
    StopReport stop(Server server, Duration patience) {
        Instant begin = Instant.now();
        if (engine.refresh(server).filter(Server::running).isEmpty()) {
            return report(server, StopReport.Outcome.ALREADY_STOPPED, begin);
        }
        if (ended(server, patience, SIGNAL_AGAIN, engine::terminate)) {
            return report(server, outcome(server), begin);
        }
        if (ended(server, AFTER_KILL, AFTER_KILL, engine::kill)) {
            return report(server, StopReport.Outcome.UNCLEAN, begin);
        }
        throw new LibsqlctlException(
                ErrorCode.SERVER_WILL_NOT_STOP,
                server.name() + " did not end within " + AFTER_KILL.toSeconds() + " s after SIGKILL",
                "Its process may hang in a system call: look at its disk.");
    }

    private boolean ended(Server server, Duration patience, Duration interval, Consumer<Server> signal) {
        Instant deadline = Instant.now().plus(patience);
        Instant next = Instant.now();
        while (Instant.now().isBefore(deadline)) {
            if (!Instant.now().isBefore(next)) {
                signal.accept(server);
                next = Instant.now().plus(interval);
            }
            Readiness.pause(PAUSE);
            if (engine.refresh(server).filter(Server::running).isEmpty()) {
                awaitRelease(new DataDirectory(server.dataDirectory()));
                return true;
            }
        }
        return false;
    }

    /** The kernel takes a process that ends its memory, by which it is known, before its files, by which the directory is in use. */
    private static void awaitRelease(DataDirectory directory) {
        Instant deadline = Instant.now().plus(AFTER_END);
        while (directory.inUse().isPresent() && Instant.now().isBefore(deadline)) {
            Readiness.pause(PAUSE);
        }
    }

    private StopReport.Outcome outcome(Server server) {
        Server now = engine.refresh(server).orElse(server);
        boolean clean = !leftSentinel(now.dataDirectory()) && !gaveUp(now);
        return clean ? StopReport.Outcome.CLEAN : StopReport.Outcome.UNCLEAN;
    }

    /** An engine that does not keep a process's exit status leaves only what sqld wrote. */
    private boolean gaveUp(Server server) {
        return server.exitStatus().isPresent()
                ? server.exitStatus().getAsInt() != 0
                : LastWords.of(engine, server).stream().anyMatch(line -> line.contains(GAVE_UP));
    }

    /** sqld removes its sentinel files when it has closed its logs. */
    private static boolean leftSentinel(Path dataDirectory) {
        Path databases = new DataDirectory(dataDirectory).databasePath().resolve("dbs");
        if (!Files.isDirectory(databases)) {
            return false;
        }
        try (Stream<Path> directories = Files.list(databases)) {
            return directories.anyMatch(directory -> Files.exists(directory.resolve(".sentinel")));
        } catch (IOException e) {
            return true;
        }
    }

    private StopReport report(Server server, StopReport.Outcome outcome, Instant begin) {
        return new StopReport(engine.refresh(server).orElse(server), outcome, Duration.between(begin, Instant.now()));
    }
}
