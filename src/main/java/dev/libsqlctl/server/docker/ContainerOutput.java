package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.StreamType;
import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.LogRequest.Follow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what containers print: their log, or the output of a program run inside. */
final class ContainerOutput {
    private final DockerClient docker;

    ContainerOutput(DockerClient docker) {
        this.docker = docker;
    }

    /**
     * Reads a container's log, both streams in the order in which the engine kept them. docker-java asks in whole seconds: lines of
     * the second in which the wanted part begins are all given.
     */
    void logs(String container, LogRequest request, Consumer<String> lines) throws InterruptedException {
        LogContainerCmd command = docker.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(request.follow() == Follow.YES);
        request.tail().ifPresentOrElse(command::withTail, command::withTailAll);
        request.since().map(ContainerOutput::wholeSeconds).ifPresent(command::withSince);
        try (FrameQueue frames = new FrameQueue()) {
            command.exec(frames);
            drain(frames, lines);
        }
    }

    private static int wholeSeconds(Instant moment) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, moment.getEpochSecond()));
    }

    /** Runs a program inside a running container until it ends. */
    void run(String container, Consumer<String> lines, String... command) throws InterruptedException {
        String exec = docker.execCreateCmd(container)
                .withCmd(command)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        try (FrameQueue frames = new FrameQueue()) {
            docker.execStartCmd(exec).exec(frames);
            drain(frames, lines);
        }
    }

    private static void drain(FrameQueue frames, Consumer<String> lines) throws InterruptedException {
        Map<StreamType, LogLines> streams = new EnumMap<>(StreamType.class);
        frames.drain((stream, bytes) ->
                streams.computeIfAbsent(stream, any -> new LogLines(lines)).accept(bytes));
        streams.values().forEach(LogLines::end);
    }
}
