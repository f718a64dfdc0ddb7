package dev.libsqlctl.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sqld that a test started by hand, as a stranger would. Killed when closed. */
public final class RunningSqld implements AutoCloseable {
    private final Process process;
    private final PlainHttp http;

    private RunningSqld(Process process, PlainHttp http) {
        this.process = process;
        this.http = http;
    }

    /**
     * Starts one and waits until it is healthy.
     *
     * @param sqld the binary
     * @param directory its working directory
     * @param database the value of {@code --db-path}, in as many words as it is to be given in
     */
    public static RunningSqld start(Path sqld, Path directory, String... database) {
        int port = FreePort.next();
        List<String> command = new ArrayList<>(List.of(sqld.toString()));
        command.addAll(List.of(database));
        command.addAll(List.of("--http-listen-addr", "127.0.0.1:" + port, "--no-welcome"));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            PlainHttp http = new PlainHttp(URI.create("http://127.0.0.1:" + port));
            http.awaitHealthy();
            return new RunningSqld(process, http);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its process id} */
    public long pid() {
        return process.pid();
    }

    /** {@return a way to ask it} */
    public PlainHttp http() {
        return http;
    }

    /** {@return whether it runs} */
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
