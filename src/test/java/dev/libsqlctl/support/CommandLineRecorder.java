package dev.libsqlctl.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the arguments of all processes of this machine again and again, as any of its users may. */
public final class CommandLineRecorder implements AutoCloseable {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int PAUSE_MILLIS = 10;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::record, "command-line-recorder");

    private CommandLineRecorder() {}

    /** {@return a recorder that is at work} */
    public static CommandLineRecorder start() {
        CommandLineRecorder recorder = new CommandLineRecorder();
        recorder.thread.start();
        return recorder;
    }

    /** {@return every command line that was seen so far, its arguments separated by spaces} */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void record() {
        try {
            while (true) {
                look();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException | IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                try {
                    byte[] arguments = Files.readAllBytes(process.resolve("cmdline"));
                    seen.add(new String(arguments, StandardCharsets.UTF_8).replace('\0', ' '));
                } catch (IOException ended) {
                    // Between the listing and the reading it came to its end.
                    continue;
                }
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
