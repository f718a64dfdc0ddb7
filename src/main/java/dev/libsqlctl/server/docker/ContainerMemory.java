package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Reads how much memory a container uses. */
final class ContainerMemory {
    private static final int LIMIT_SECONDS = 5;

    private final EngineApi engine;

    ContainerMemory(EngineApi engine) {
        this.engine = engine;
    }

    /** {@return the figure that {@code docker stats} shows, in bytes; empty when the engine has none} */
    OptionalLong read(String container) throws InterruptedException {
        // The first sample of the stream comes at once; a single sample is held back until a second one makes CPU rates
        // possible. A connection has no time-out, so the waiting is done here; the interrupt closes it.
        FutureTask<OptionalLong> sample =
                new FutureTask<>(() -> used(engine.get("/containers/" + container + "/stats")));
        Thread thread = new Thread(sample, "docker-stats");
        thread.setDaemon(true);
        thread.start();
        try {
            return sample.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return OptionalLong.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DockerException || e.getCause() instanceof UncheckedIOException) {
                return OptionalLong.empty();
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            sample.cancel(true);
        }
    }

    /** Everything but the page cache that the kernel can drop at once, named differently by the two versions of control groups. */
    private static OptionalLong used(EngineObject sample) {
        OptionalLong usage = sample.number("memory_stats", "usage");
        if (usage.isEmpty()) {
            return usage;
        }
        long cache = Stream.of("total_inactive_file", "inactive_file")
                .map(name -> sample.number("memory_stats", "stats", name))
                .flatMapToLong(OptionalLong::stream)
                .filter(bytes -> bytes < usage.getAsLong())
                .findFirst()
                .orElse(0);
        return OptionalLong.of(usage.getAsLong() - cache);
    }
}
