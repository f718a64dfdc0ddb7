package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Reads how much memory a container uses. */
final class ContainerMemory {
    private static final int LIMIT_SECONDS = 5;

    private final DockerClient docker;

    ContainerMemory(DockerClient docker) {
        this.docker = docker;
    }

    /** {@return the figure that {@code docker stats} shows, in bytes; empty when the engine has none} */
    OptionalLong read(String container) throws InterruptedException {
        // The first sample of the stream comes at once; a single sample is held back until a second one makes CPU rates
        // possible.
        try (FirstSample sample = new FirstSample()) {
            docker.statsCmd(container).exec(sample);
            return used(sample.first.get(LIMIT_SECONDS, TimeUnit.SECONDS).getMemoryStats());
        } catch (TimeoutException | ExecutionException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything but the page cache that the kernel can drop at once, named differently by the two versions of control groups. */
    private static OptionalLong used(MemoryStatsConfig memory) {
        if (memory == null || memory.getUsage() == null) {
            return OptionalLong.empty();
        }
        long cache = Stream.ofNullable(memory.getStats())
                .flatMap(stats -> Stream.of(stats.getTotalInactiveFile(), stats.getInactiveFile()))
                .filter(bytes -> bytes != null && bytes < memory.getUsage())
                .findFirst()
                .orElse(0L);
        return OptionalLong.of(memory.getUsage() - cache);
    }

    private static final class FirstSample extends ResultCallback.Adapter<Statistics> {
        private final CompletableFuture<Statistics> first = new CompletableFuture<>();

        @Override
        public void onNext(Statistics sample) {
            first.complete(sample);
        }

        @Override
        public void onError(Throwable failure) {
            first.completeExceptionally(failure);
            super.onError(failure);
        }

        @Override
        public void onComplete() {
            first.completeExceptionally(new IOException("the container ended"));
            super.onComplete();
        }
    }
}
