package dev.libsqlctl.server;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.docker.DockerEngine;
import dev.libsqlctl.server.local.NativeEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engines of this machine, each opened when it is first asked for. */
public final class Engines implements AutoCloseable {
    private final EngineChoice choice;
    private final Map<String, String> environment;
    private final Optional<Path> sqld;
    private Engine docker;
    private Engine local;
    private LibsqlctlException dockerFailure;

    /**
     * @param choice which engine the user wants
     * @param environment the process environment, in which the engines find their own variables
     * @param sqld the binary for processes; empty to look for one
     */
    public Engines(EngineChoice choice, Map<String, String> environment, Optional<Path> sqld) {
        this.choice = choice;
        this.environment = environment;
        this.sqld = sqld;
    }

    /**
     * Chooses the engine of a new server.
     *
     * @param progress hears which engine was chosen and why, when that was left to us
     * @return the engine
     * @throws LibsqlctlException when Docker was asked for and does not answer
     */
    Engine forNewServer(Progress progress) {
        return switch (choice) {
            case NATIVE -> local();
            case DOCKER -> docker().orElseThrow(() -> dockerFailure);
            case AUTO -> chosenFor(progress);
        };
    }

    private Engine chosenFor(Progress progress) {
        Optional<Engine> answering = docker();
        if (answering.isPresent()) {
            progress.note("engine: docker, because a Docker engine answers (--engine native for a process)");
            return answering.get();
        }
        progress.note("engine: native, because no Docker engine can be used: " + dockerFailure.getMessage());
        return local();
    }

    /** {@return whether servers that are processes are wanted} */
    boolean wantsNative() {
        return choice != EngineChoice.DOCKER;
    }

    /** {@return whether servers that are containers are wanted} */
    boolean wantsDocker() {
        return choice != EngineChoice.NATIVE;
    }

    /**
     * The Docker engine.
     *
     * @return the engine; empty when it does not answer and was not asked for by name
     * @throws LibsqlctlException when it was asked for by name and does not answer
     */
    Optional<Engine> docker() {
        if (docker == null && dockerFailure == null) {
            try {
                docker = DockerEngine.connect(environment);
            } catch (LibsqlctlException e) {
                dockerFailure = e;
            }
        }
        if (dockerFailure != null && choice == EngineChoice.DOCKER) {
            throw dockerFailure;
        }
        return Optional.ofNullable(docker);
    }

    /** {@return why the Docker engine cannot be asked; empty when it answers or was not asked} */
    Optional<LibsqlctlException> dockerFailure() {
        return Optional.ofNullable(dockerFailure);
    }

    /** {@return the engine that runs processes} */
    Engine local() {
        if (local == null) {
            local = NativeEngine.of(environment, sqld);
        }
        return local;
    }

    /** {@return the engine that a server came from} */
    Engine of(Server server) {
        return switch (server.engine()) {
            case DOCKER -> docker().orElseThrow(() -> dockerFailure);
            case NATIVE -> local();
        };
    }

    /** {@return the engines that have been opened so far} */
    List<Engine> opened() {
        List<Engine> opened = new ArrayList<>();
        Optional.ofNullable(docker).ifPresent(opened::add);
        Optional.ofNullable(local).ifPresent(opened::add);
        return opened;
    }

    @Override
    public void close() {
        opened().forEach(Engine::close);
    }
}
