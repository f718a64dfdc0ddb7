package dev.libsqlctl.server;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the server that a command means, whichever engine made it. */
public final class ServerFinder {
    private final Engines engines;

    /** @param engines where to look */
    public ServerFinder(Engines engines) {
        this.engines = engines;
    }

    /**
     * All servers of a data directory.
     *
     * @param dataDirectory absolute path
     * @return the servers, sorted by name
     * @throws LibsqlctlException when the engine that was asked for by name does not answer
     */
    public List<Server> all(Path dataDirectory) {
        List<Server> servers = new ArrayList<>();
        if (engines.wantsNative()) {
            servers.addAll(engines.local().servers(dataDirectory));
        }
        if (engines.wantsDocker()) {
            engines.docker().ifPresent(docker -> servers.addAll(docker.servers(dataDirectory)));
        }
        servers.sort(Comparator.comparing(Server::name));
        return servers;
    }

    /**
     * The one server that a query means: the named one; else the only one; else the only one that runs; else the only one that
     * is as secured as the data directory says.
     *
     * @param query which server
     * @return the server
     * @throws LibsqlctlException {@link ErrorCode#SERVER_NOT_FOUND} when there is none, {@link ErrorCode#SERVER_ELSEWHERE} when
     *     the named one serves another data directory, {@link ErrorCode#SERVER_AMBIGUOUS} when several fit
     */
    public Server find(ServerQuery query) {
        Optional<Server> running = runningProcess(query);
        if (running.isPresent()) {
            return running.get();
        }
        List<Server> servers = all(query.dataDirectory());
        if (query.name().isPresent()) {
            return servers.stream()
                    .filter(server -> server.name().equals(query.name().get()))
                    .findFirst()
                    .orElseThrow(() -> notFound(query));
        }
        if (servers.isEmpty()) {
            throw notFound(query);
        }
        return only(servers, server -> true)
                .or(() -> only(servers, Server::running))
                .or(() -> only(servers, server -> server.secured() == hasPublicKey(query.dataDirectory())))
                .orElseThrow(() -> ambiguous(servers));
    }

    /**
     * The one server that a query means, if there is one.
     *
     * @param query which server
     * @return the server; empty when there is none
     * @throws LibsqlctlException as {@link #find}, but for {@link ErrorCode#SERVER_NOT_FOUND}
     */
    public Optional<Server> findIfAny(ServerQuery query) {
        try {
            return Optional.of(find(query));
        } catch (LibsqlctlException e) {
            if (e.code() == ErrorCode.SERVER_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A process that runs leaves no room for a running container: then the Docker engine need not be asked. */
    private Optional<Server> runningProcess(ServerQuery query) {
        if (!engines.wantsNative()) {
            return Optional.empty();
        }
        return engines.local().servers(query.dataDirectory()).stream()
                .filter(Server::running)
                .filter(server -> query.name().map(server.name()::equals).orElse(true))
                .findFirst();
    }

    private static Optional<Server> only(List<Server> servers, Predicate<Server> fits) {
        List<Server> fitting = servers.stream().filter(fits).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean hasPublicKey(Path dataDirectory) {
        return Files.exists(new DataDirectory(dataDirectory).publicKey());
    }

    private LibsqlctlException notFound(ServerQuery query) {
        Optional<Server> elsewhere = query.name().flatMap(name -> elsewhere(name, query.dataDirectory()));
        if (elsewhere.isPresent()) {
            return elsewhere(elsewhere.get(), query.dataDirectory());
        }
        String what = query.name().map(name -> "no server " + name).orElse("no server");
        String unasked = engines.dockerFailure()
                .map(failure -> " (the Docker engine could not be asked: " + failure.getMessage() + ")")
                .orElse("");
        return new LibsqlctlException(
                ErrorCode.SERVER_NOT_FOUND,
                "there is " + what + " for " + query.dataDirectory() + unasked,
                "Make one with 'libsqlctl first-start', or name another data directory with --data-dir.");
    }

    private Optional<Server> elsewhere(String name, Path dataDirectory) {
        return engines.opened().stream()
                .flatMap(engine -> engine.find(name, dataDirectory).stream())
                .findFirst();
    }

    /** {@return the error of a name whose server serves another data directory} */
    static LibsqlctlException elsewhere(Server server, Path dataDirectory) {
        return new LibsqlctlException(
                ErrorCode.SERVER_ELSEWHERE,
                server.name() + " was made for " + server.dataDirectory() + ", not for " + dataDirectory,
                "Give --data-dir " + server.dataDirectory() + " to mean that server, or --name to make another one.");
    }

    private static LibsqlctlException ambiguous(List<Server> servers) {
        String names = servers.stream()
                .map(server -> server.name() + " (" + server.engine().id() + ", "
                        + (server.secured() ? "secured" : "open") + ")")
                .collect(Collectors.joining(", "));
        return new LibsqlctlException(
                ErrorCode.SERVER_AMBIGUOUS,
                "several servers use this data directory: " + names,
                "Say which with --name, or remove one with 'libsqlctl destroy --name NAME'.");
    }
}
