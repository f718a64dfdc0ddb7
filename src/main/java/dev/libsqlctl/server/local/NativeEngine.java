package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Blueprint;
import dev.libsqlctl.server.ContainerTraits;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.EngineVersion;
import dev.libsqlctl.server.ListeningPorts;
import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.ProcessBlueprint;
import dev.libsqlctl.server.Progress;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.RunningProcess;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Runs servers as detached processes of this machine. A server is defined by a file in its data directory; whether it runs is
 * read from the process table each time, there is no pid file. It takes no locks: who makes, starts or removes servers holds
 * {@link DataDirectory#lock}.
 */
public final class NativeEngine implements Engine {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final Optional<Path> sqld;

    /** What was started here, by the path of its log: only a parent learns how a process ended. */
    private final Map<Path, Process> started = new ConcurrentHashMap<>();

    private NativeEngine(Map<String, String> environment, Optional<Path> sqld) {
        this.environment = environment;
        this.sqld = sqld;
    }

    /**
     * @param environment the environment variables of this process
     * @param sqld the binary that the user named; empty to look for one. A specification that names one comes first
     * @return the engine; nothing is looked for yet
     */
    public static NativeEngine of(Map<String, String> environment, Optional<Path> sqld) {
        return new NativeEngine(Map.copyOf(environment), sqld);
    }

    @Override
    public EngineKind kind() {
        return EngineKind.NATIVE;
    }

    @Override
    public List<Server> servers(Path dataDirectory) {
        return store(dataDirectory).all().stream().map(this::look).toList();
    }

    @Override
    public Optional<Server> find(String name, Path dataDirectory) {
        return NAME.matcher(name).matches() ? store(dataDirectory).find(name).map(this::look) : Optional.empty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws LibsqlctlException {@link ErrorCode#ENGINE_UNSUPPORTED} for a restart policy, {@link ErrorCode#SETTING_INVALID},
     *     {@link ErrorCode#SERVER_EXISTS}, {@link ErrorCode#DATA_DIR_INVALID}, {@link ErrorCode#DATA_DIR_NOT_WRITABLE}, and what
     *     {@link SqldBinary#resolve} throws
     */
    @Override
    public Server create(ServerSpec spec, Progress progress) {
        validate(spec);
        DataDirectory data = new DataDirectory(spec.dataDirectory());
        data.prepare();
        data.requireWritable();
        DefinitionStore definitions = new DefinitionStore(data);
        if (definitions.find(spec.name()).isPresent()) {
            throw new LibsqlctlException(
                    ErrorCode.SERVER_EXISTS,
                    "there is a server " + spec.name() + " for " + data.path(),
                    "Start it with: libsqlctl start. Or remove it with: libsqlctl destroy.");
        }
        SqldBinary binary =
                SqldBinary.of(environment, spec.nativeProcess().sqld().or(() -> sqld));
        ServerDefinition definition = ServerDefinition.of(spec, binary.resolve(progress));
        definitions.save(definition);
        return look(definition);
    }

    private static void validate(ServerSpec spec) {
        if (spec.docker().restart() != RestartPolicy.NO) {
            throw new LibsqlctlException(
                    ErrorCode.ENGINE_UNSUPPORTED,
                    "the native engine does not start servers again by itself",
                    "Leave --restart-policy out and let systemd run it (libsqlctl export systemd), or use --engine docker.");
        }
        if (!NAME.matcher(spec.name()).matches()) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    "'" + spec.name() + "' is no name for a server",
                    "Use letters, digits, '_', '.' and '-', a letter or digit first.");
        }
        SqldCommand.requireEnough(spec.memory());
    }

    /**
     * {@inheritDoc} A server that runs is left alone.
     *
     * @throws LibsqlctlException {@link ErrorCode#SERVER_NOT_FOUND}, {@link ErrorCode#DATA_DIR_IN_USE}, {@link ErrorCode#PORT_IN_USE},
     *     {@link ErrorCode#NOT_SECURED}, {@link ErrorCode#DATA_DIR_NOT_WRITABLE}, and what reading the environment file and finding the
     *     binary throws; nothing was started then
     */
    @Override
    public Server start(Server server, Progress progress) {
        ServerDefinition definition = stored(server);
        if (SqldProcesses.find(definition).isPresent()) {
            return look(definition);
        }
        definition.data().requireWritable();
        definition.data().requireUnused();
        Map<String, String> variables = SqldEnvironment.of(definition, environment);
        List<String> command = SqldCommand.of(definition, variables);
        SqldBinary.of(environment, sqld).again(definition.sqld(), progress);
        requireFree(definition.bind(), definition.port());
        if (command.contains(definition.grpcAddress())) {
            requireFree(definition.bind(), SqldCommand.GRPC_PORT);
        }
        run(definition, command, variables);
        return look(definition);
    }

    @Override
    public void requireStartable(Server server) {
        ServerDefinition definition = stored(server);
        SqldCommand.of(definition, SqldEnvironment.of(definition, environment));
    }

    private void requireFree(String bind, int port) {
        ListeningPorts.obstacle(bind, port).ifPresent(reason -> {
            String holder = portHolder(port).map(words -> "held by " + words).orElse(reason);
            throw new LibsqlctlException(
                    ErrorCode.PORT_IN_USE,
                    "cannot listen on port %d of %s: %s".formatted(port, bind, holder),
                    "Stop that, or make the server with another --port.");
        });
    }

    private void run(ServerDefinition definition, List<String> command, Map<String, String> variables) {
        try {
            new ServerLog(definition.log()).create();
            started.remove(definition.log());
            DetachedProcess.start(
                            command, variables, definition.data().path(), definition.log(), SearchPath.of(environment))
                    .ifPresent(process -> started.put(definition.log(), process));
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot run " + definition.sqld() + ": " + e.getMessage(), null, e);
        }
    }

    @Override
    public Optional<Server> refresh(Server server) {
        return store(server.dataDirectory()).find(server.name()).map(this::look);
    }

    @Override
    public ServerSpec spec(Server server) {
        return stored(server).spec();
    }

    @Override
    public Blueprint blueprint(Server server) {
        ServerDefinition definition = stored(server);
        Map<String, String> variables = SqldEnvironment.of(definition, environment);
        try {
            return new ProcessBlueprint(
                    server,
                    SqldCommand.of(definition, variables),
                    variables,
                    definition.envFile(),
                    owner(definition, "posix:owner"),
                    owner(definition, "posix:group"));
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_INVALID,
                    "cannot look at " + definition.data().path() + ": " + e.getMessage(),
                    null,
                    e);
        }
    }

    private static String owner(ServerDefinition definition, String attribute) throws IOException {
        return ((Principal) Files.getAttribute(definition.data().path(), attribute)).getName();
    }

    @Override
    public Server restore(ServerSpec spec) {
        ServerDefinition definition =
                ServerDefinition.of(spec, spec.nativeProcess().sqld().orElseThrow());
        store(spec.dataDirectory()).save(definition);
        return look(definition);
    }

    @Override
    public void terminate(Server server) {
        SqldProcesses.signal(ServerDefinition.of(server), ProcessHandle::destroy);
    }

    @Override
    public void kill(Server server) {
        SqldProcesses.signal(ServerDefinition.of(server), ProcessHandle::destroyForcibly);
    }

    @Override
    public void remove(Server server) {
        ServerDefinition definition = ServerDefinition.of(server);
        requireStopped(definition);
        try {
            new ServerLog(definition.log()).delete();
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot delete " + definition.log() + ": " + e.getMessage(), null, e);
        }
        store(server.dataDirectory()).delete(server.name());
    }

    private static void requireStopped(ServerDefinition definition) {
        SqldProcesses.find(definition).ifPresent(process -> {
            throw new LibsqlctlException(
                    ErrorCode.DATA_DIR_IN_USE,
                    "%s still runs: %s".formatted(definition.name(), process.describe()),
                    "Stop it first with: libsqlctl stop");
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws LibsqlctlException {@link ErrorCode#DATA_DIR_IN_USE} when any sqld has the directory open,
     *     {@link ErrorCode#DATA_DIR_NOT_WRITABLE}; nothing was deleted then
     */
    @Override
    public void deleteData(Server server) {
        DataDirectory data = new DataDirectory(server.dataDirectory());
        data.requireUnused();
        data.requireWritable();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(data.path())) {
            for (Path entry : entries) {
                if (DataDirectory.SERVERS_FILES.contains(entry.getFileName().toString())) {
                    FileTree.delete(entry);
                }
            }
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot delete all of " + data.path() + ": " + e.getMessage(), null, e);
        }
    }

    @Override
    public void giveToOwner(Path dataDirectory, String image) {
        // A process runs as this user.
    }

    @Override
    public String help(Server server) {
        ServerDefinition definition = ServerDefinition.of(server);
        ProcessBuilder help = new ProcessBuilder(definition.sqld().toString(), "--help");
        // It prints the value of each SQLD_* variable, and some are secrets.
        help.environment().clear();
        try {
            return ProgramOutput.of(help, PATIENCE).text();
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.SQLD_MISSING,
                    definition.sqld() + " cannot be run: " + e.getMessage(),
                    "Restart the server, which finds or fetches the binary again.",
                    e);
        }
    }

    @Override
    public void logs(Server server, LogRequest request, Consumer<String> lines) throws InterruptedException {
        ServerDefinition definition = ServerDefinition.of(server);
        new ServerLog(definition.log())
                .read(request, () -> SqldProcesses.find(definition).isPresent(), lines);
    }

    @Override
    public OptionalLong memory(Server server) {
        return SqldProcesses.find(ServerDefinition.of(server))
                .map(ResidentMemory::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public Optional<ContainerTraits> container(Server server) {
        return Optional.empty();
    }

    @Override
    public Optional<EngineVersion> version() {
        return Optional.empty();
    }

    @Override
    public Optional<String> portHolder(int port) {
        return ListeningPorts.holder(port);
    }

    @Override
    public void close() {
        started.clear();
    }

    private static DefinitionStore store(Path dataDirectory) {
        return new DefinitionStore(new DataDirectory(dataDirectory));
    }

    private static ServerDefinition stored(Server server) {
        return store(server.dataDirectory())
                .find(server.name())
                .orElseThrow(() -> new LibsqlctlException(
                        ErrorCode.SERVER_NOT_FOUND,
                        "there is no server " + server.name() + " for " + server.dataDirectory(),
                        "Create one with: libsqlctl first-start"));
    }

    private Server look(ServerDefinition definition) {
        Optional<RunningProcess> process = SqldProcesses.find(definition).or(() -> justStarted(definition));
        return new Server(
                EngineKind.NATIVE,
                definition.name(),
                process.map(found -> Long.toString(found.pid())),
                process.isPresent() ? Server.State.RUNNING : Server.State.STOPPED,
                definition.data().path(),
                definition.bind(),
                definition.port(),
                definition.node(),
                definition.secured(),
                SqldEnvironment.keyFile(definition, environment),
                Optional.of(definition.sqld().toString()),
                Optional.empty(),
                process.flatMap(SqldProcesses::startedAt),
                process.isPresent() ? OptionalInt.empty() : exitStatus(definition));
    }

    /** While a process becomes sqld, the process table shows no command line for a moment; its parent knows that it lives. */
    private Optional<RunningProcess> justStarted(ServerDefinition definition) {
        return Optional.ofNullable(started.get(definition.log()))
                .filter(Process::isAlive)
                .map(process -> new RunningProcess(process.pid(), List.of()));
    }

    private OptionalInt exitStatus(ServerDefinition definition) {
        Process process = started.get(definition.log());
        try {
            // It has left the process table; that this JVM has noticed may take a moment more.
            return process != null && process.waitFor(1, TimeUnit.SECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }
}
