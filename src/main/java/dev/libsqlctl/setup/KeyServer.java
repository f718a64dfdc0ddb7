package dev.libsqlctl.setup;

import dev.libsqlctl.auth.ServerKeys;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.Progress;
import dev.libsqlctl.server.RestartServer;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerFinder;
import dev.libsqlctl.server.ServerQuery;
import dev.libsqlctl.server.Undo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The key file of a data directory and the server that reads it, at its start alone. */
public final class KeyServer {
    private final Engines engines;
    private final ServerQuery query;
    private final Duration timeout;
    private final Progress progress;
    private final Optional<Server> server;

    /**
     * @param engines where the server may be
     * @param query which server
     * @param timeout how long it may take to be ready after a restart
     * @param progress hears what is done
     * @throws LibsqlctlException when several servers fit, or engines cannot be asked
     */
    public KeyServer(Engines engines, ServerQuery query, Duration timeout, Progress progress) {
        this.engines = engines;
        this.query = query;
        this.timeout = timeout;
        this.progress = progress;
        this.server = new ServerFinder(engines).findIfAny(query);
    }

    DataDirectory directory() {
        return new DataDirectory(query.dataDirectory());
    }

    Path keyFile() {
        return server.flatMap(Server::keyFile).orElse(directory().publicKey());
    }

    /** {@return the keys that the server accepts tokens of} */
    ServerKeys keys() {
        server.filter(found -> !found.secured()).ifPresent(open -> {
            throw new LibsqlctlException(
                    ErrorCode.NOT_SECURED,
                    open.name() + " is open to everybody: it has no keys",
                    "Secure it with 'libsqlctl generate-jwt --secure --restart'.");
        });
        if (!Files.exists(keyFile())) {
            throw new LibsqlctlException(
                    ErrorCode.KEY_MISSING,
                    "there is no " + keyFile() + ": the server is not secured by a key file",
                    "Secure it with 'libsqlctl generate-jwt --secure'.");
        }
        return ServerKeys.read(keyFile());
    }

    /**
     * Changes the key file, restarts the server if it runs, proves that it accepts tokens of a key, and finishes. When any of that fails, all
     * is brought back.
     *
     * @param proof the key to prove it with; empty for no proof
     * @param finish what else belongs to the change
     * @return the server that was restarted; empty when none runs
     */
    Optional<Server> change(ServerKeys before, ServerKeys after, Optional<SigningKey> proof, Runnable finish) {
        KeyPlacement.write(directory(), keyFile(), after);
        try {
            Optional<Server> restarted = restart();
            restarted.ifPresent(
                    running -> proof.ifPresent(key -> new TokenProof(running, Clock.systemUTC()).accepted(key)));
            finish.run();
            return restarted;
        } catch (RuntimeException e) {
            bringBack(before, e);
            throw e;
        }
    }

    private Optional<Server> restart() {
        return server.filter(Server::running).map(running -> {
            ServerQuery same = new ServerQuery(query.dataDirectory(), Optional.of(running.name()));
            return new RestartServer(engines).run(same, timeout, progress).server();
        });
    }

    private void bringBack(ServerKeys before, RuntimeException failure) {
        Undo.after(failure, () -> {
            KeyPlacement.write(directory(), keyFile(), before);
            restart();
            progress.note("the server's keys are as they were");
        });
    }
}
