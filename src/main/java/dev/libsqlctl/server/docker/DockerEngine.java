package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Blueprint;
import dev.libsqlctl.server.ContainerTraits;
import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.EngineVersion;
import dev.libsqlctl.server.ListeningPorts;
import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.Progress;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.server.Undo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Runs servers as containers of a Docker engine, or of Podman behind its compatible socket. */
public final class DockerEngine implements Engine {
    /** What engines accept as a container's name. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private final DockerConnection connection;
    private final EngineApi api;
    private final ContainerReader reader;
    private final ContainerSignals signals;

    private DockerEngine(DockerConnection connection) {
        this.connection = connection;
        this.api = connection.api();
        this.reader = new ContainerReader(api);
        this.signals = new ContainerSignals(api, connection.vendor());
    }

    /**
     * Connects to the engine that the {@code docker} command line would use.
     *
     * @param environment the environment of the process, of which {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, {@code DOCKER_CONFIG},
     *     {@code DOCKER_TLS_VERIFY}, {@code DOCKER_TLS} and {@code HOME} are read
     * @return the engine, which has answered
     * @throws LibsqlctlException DOCKER_UNAVAILABLE when none answers within seconds, DOCKER_PERMISSION when its socket may not be
     *     opened
     */
    public static DockerEngine connect(Map<String, String> environment) {
        return new DockerEngine(DockerConnection.open(environment));
    }

    @Override
    public EngineKind kind() {
        return EngineKind.DOCKER;
    }

    @Override
    public List<Server> servers(Path dataDirectory) {
        return DockerFailures.translating(
                "list the containers",
                () -> api.list("/containers/json?all=true").stream()
                        .filter(container -> DataMount.serves(container, dataDirectory))
                        .flatMap(container -> inspect(container.text("Id").orElseThrow()).stream())
                        .flatMap(container -> reader.read(container, dataDirectory).stream())
                        .sorted(Comparator.comparing(Server::name))
                        .toList());
    }

    /**
     * {@inheritDoc}
     *
     * @throws LibsqlctlException SERVER_EXISTS when a container that is no server has the name
     */
    @Override
    public Optional<Server> find(String name, Path dataDirectory) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return DockerFailures.translating(
                "look for the container " + name,
                () -> named(name)
                        .map(container -> reader.read(container, dataDirectory).orElseThrow(() -> foreign(container))));
    }

    private Optional<EngineObject> named(String name) {
        // The engine also answers to the beginning of an id.
        return inspect(name).filter(container -> ContainerReader.name(container).equals(name));
    }

    private static LibsqlctlException foreign(EngineObject container) {
        String name = ContainerReader.name(container);
        return new LibsqlctlException(
                ErrorCode.SERVER_EXISTS,
                "the container " + name + " (image "
                        + container.text("Config", "Image").orElse("")
                        + ") is no libSQL server: it has nothing mounted at " + ContainerSpecs.DATA,
                "Choose another --name, or remove that container with: docker rm " + name);
    }

    @Override
    public Server create(ServerSpec spec, Progress progress) {
        requireDirectory(spec.dataDirectory(), spec.name());
        String image = spec.docker().image();
        new ImagePuller(connection.client()).provide(image, spec.docker().pull(), progress);
        return DockerFailures.translating("create the container " + spec.name(), () -> {
            try {
                return existing(created(spec), spec);
            } catch (NotFoundException e) {
                throw ImagePuller.missing(image, e);
            } catch (DockerException e) {
                throw named(spec.name()).isPresent() ? taken(spec.name(), e) : e;
            }
        });
    }

    /** The request is let finish even when the user gives up: only its answer tells which container must be removed again. */
    private String created(ServerSpec spec) {
        CreateContainerCmd command = ContainerSpecs.command(connection.client(), spec);
        try {
            return CompletableFuture.supplyAsync(() -> command.exec().getId()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Server existing(String id, ServerSpec spec) {
        try {
            return existing(id, spec.dataDirectory());
        } catch (RuntimeException e) {
            Undo.after(e, () -> api.delete("/containers/" + id));
            throw e;
        }
    }

    private static void requireDirectory(Path dataDirectory, String name) {
        if (!Files.isDirectory(dataDirectory)) {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_INVALID,
                    "the data directory " + dataDirectory + " of the container " + name + " is not there",
                    "Put it back. Or remove the container with: libsqlctl destroy");
        }
    }

    private static LibsqlctlException taken(String name, DockerException cause) {
        return new LibsqlctlException(
                ErrorCode.SERVER_EXISTS,
                "there is a container " + name,
                "Start it with: libsqlctl start. Or choose another --name, or remove it with: docker rm " + name,
                cause);
    }

    @Override
    public void requireStartable(Server server) {
        requireDirectory(server.dataDirectory(), server.name());
    }

    @Override
    public Server start(Server server, Progress progress) {
        requireDirectory(server.dataDirectory(), server.name());
        return DockerFailures.translating("start the container " + server.name(), () -> {
            try {
                api.post("/containers/" + id(server) + "/start");
            } catch (NotModifiedException e) {
                // It runs already: somebody else was faster.
                return existing(id(server), server.dataDirectory());
            } catch (DockerException e) {
                throw new StartFailures(this).explain(server, e);
            }
            return existing(id(server), server.dataDirectory());
        });
    }

    @Override
    public Optional<Server> refresh(Server server) {
        return DockerFailures.translating(
                "look at the container " + server.name(),
                () -> inspect(id(server)).flatMap(container -> reader.read(container, server.dataDirectory())));
    }

    @Override
    public ServerSpec spec(Server server) {
        return DockerFailures.translating(
                "look at the container " + server.name(),
                () -> inspect(id(server))
                        .map(container -> new ContainerCopy(api).spec(server, container))
                        .orElseThrow(() -> removed(id(server))));
    }

    @Override
    public Blueprint blueprint(Server server) {
        return DockerFailures.translating(
                "look at the container " + server.name(),
                () -> inspect(id(server))
                        .map(container -> new BlueprintReader(api).read(server, container))
                        .orElseThrow(() -> removed(id(server))));
    }

    @Override
    public Server restore(ServerSpec spec) {
        return DockerFailures.translating(
                "create the container " + spec.name(),
                () -> existing(
                        ContainerSpecs.command(connection.client(), spec).exec().getId(), spec.dataDirectory()));
    }

    @Override
    public void terminate(Server server) {
        signal(server, "SIGTERM", signals::terminate);
    }

    @Override
    public void kill(Server server) {
        signal(server, "SIGKILL", signals::kill);
    }

    private void signal(Server server, String name, Consumer<String> sending) {
        DockerFailures.translating("send " + name + " to the container " + server.name(), () -> {
            try {
                sending.accept(id(server));
            } catch (DockerException e) {
                // Engines refuse to signal what does not run, each with another status.
                if (runs(server)) {
                    throw e;
                }
            }
            return null;
        });
    }

    @Override
    public void remove(Server server) {
        DockerFailures.translating("remove the container " + server.name(), () -> {
            try {
                api.delete("/containers/" + id(server));
            } catch (NotFoundException e) {
                // Gone is what was asked for.
            }
            return null;
        });
    }

    @Override
    public void deleteData(Server server) {
        DockerFailures.translating("delete the data of " + server.name(), () -> {
            new DataDeletion(connection.client()).run(server);
            return null;
        });
    }

    @Override
    public void giveToOwner(Path dataDirectory, String image) {
        List<String> arguments =
                List.of("-R", "--reference=" + OneOffContainer.TARGET, OneOffContainer.TARGET + "/iku.db");
        String known = servers(dataDirectory).stream()
                .flatMap(server -> server.image().stream())
                .findFirst()
                .orElse(image);
        DockerFailures.translating(
                "give the files in " + dataDirectory + " to the directory's owner",
                () -> new OneOffContainer(connection.client()).succeeds(known, dataDirectory, "chown", arguments));
    }

    @Override
    public String help(Server server) {
        return DockerFailures.translating("run sqld --help in the container " + server.name(), () -> {
            List<String> lines = new ArrayList<>();
            try {
                new ContainerOutput(connection.client()).run(id(server), lines::add, "/bin/sqld", "--help");
            } catch (DockerException e) {
                throw runs(server) ? e : notRunning(server, e);
            } catch (InterruptedException e) {
                throw LibsqlctlException.interrupted();
            }
            return String.join("\n", lines);
        });
    }

    private static LibsqlctlException notRunning(Server server, DockerException cause) {
        return new LibsqlctlException(
                ErrorCode.SERVER_NOT_RUNNING,
                "the server " + server.name() + " is not running",
                "Start it with: libsqlctl start",
                cause);
    }

    @Override
    public void logs(Server server, LogRequest request, Consumer<String> lines) throws InterruptedException {
        try {
            new ContainerOutput(connection.client()).logs(id(server), request, lines);
        } catch (RuntimeException e) {
            throw DockerFailures.translate("read the log of the container " + server.name(), e);
        }
    }

    @Override
    public OptionalLong memory(Server server) {
        return DockerFailures.translating("measure the container " + server.name(), () -> {
            try {
                return new ContainerMemory(api).read(id(server));
            } catch (InterruptedException e) {
                throw LibsqlctlException.interrupted();
            }
        });
    }

    @Override
    public Optional<ContainerTraits> container(Server server) {
        return DockerFailures.translating(
                "look at the container " + server.name(),
                () -> inspect(id(server)).map(new TraitsReader(api, connection.version())::read));
    }

    @Override
    public Optional<EngineVersion> version() {
        return Optional.of(new EngineVersion(
                connection.version().text("Version").orElse(""),
                connection.version().text("ApiVersion").orElse("")));
    }

    @Override
    public Optional<String> portHolder(int port) {
        return container(port).or(() -> ListeningPorts.holder(port));
    }

    private Optional<String> container(int port) {
        return DockerFailures.translating(
                "list the containers",
                () -> api.list("/containers/json").stream()
                        .filter(container -> container.objects("Ports").stream()
                                .anyMatch(published ->
                                        published.number("PublicPort").orElse(-1) == port))
                        .flatMap(container -> container.texts("Names").stream())
                        .findFirst()
                        .map(name -> "the container " + name.substring(1)));
    }

    @Override
    public void close() {
        // Every request has a connection of its own, which ends with it.
    }

    private boolean runs(Server server) {
        return inspect(id(server)).filter(ContainerReader::running).isPresent();
    }

    private Optional<EngineObject> inspect(String idOrName) {
        return api.find("/containers/" + idOrName + "/json");
    }

    private Server existing(String id, Path dataDirectory) {
        return inspect(id)
                .flatMap(container -> reader.read(container, dataDirectory))
                .orElseThrow(() -> removed(id));
    }

    private static LibsqlctlException removed(String id) {
        return new LibsqlctlException(
                ErrorCode.SERVER_NOT_FOUND,
                "the container " + id + " was removed meanwhile",
                "Make a new one with: libsqlctl first-start");
    }

    private static String id(Server server) {
        return server.id().orElseThrow();
    }
}
