package dev.libsqlctl.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.content.ValueSink;
import dev.libsqlctl.backup.source.RowRange;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.backup.source.TableShape;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of whoever waits for rows when a thread that reads them fails. */
class RowPipelineTest {
    private static final TableShape SHAPE = new TableShape("t", List.of("x"), Optional.empty(), false, false, true);

    static Stream<Throwable> failures() {
        return Stream.of(new OutOfMemoryError("no room"), new StackOverflowError(), new IllegalStateException("odd"));
    }

    private static Snapshot snapshot(Snapshot.Ranges ranges, Snapshot.RowReader reader) {
        return (Snapshot) Proxy.newProxyInstance(
                Snapshot.class.getClassLoader(),
                new Class<?>[] {Snapshot.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "readers" -> List.of(reader, reader);
                    case "ranges" -> ranges;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Throwable failure(Snapshot snapshot) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (RowPipeline pipeline = new RowPipeline(snapshot, Hashing.HASHED, BackupProgress.NONE)) {
                return catchThrowable(
                        () -> pipeline.write(SHAPE, "(".getBytes("UTF-8"), OutputStream.nullOutputStream()));
            }
        });
    }

    private static void thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static void row(ValueSink sink) {
        sink.integer(1);
        sink.endRow();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aRangeThatCannotBeRead(Throwable failure) {
        AtomicInteger left = new AtomicInteger(20);
        Snapshot.Ranges ranges = rows -> left.getAndDecrement() > 0 ? Optional.of(RowRange.ALL) : Optional.empty();
        AtomicInteger read = new AtomicInteger();

        assertThat(failure(snapshot(ranges, (shape, range, sink) -> {
                    row(sink);
                    if (read.incrementAndGet() == 5) {
                        thrown(failure);
                    }
                })))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void rangesThatCannotBeFound(Throwable failure) {
        assertThat(failure(snapshot(
                        rows -> {
                            thrown(failure);
                            return Optional.empty();
                        },
                        (shape, range, sink) -> row(sink))))
                .isSameAs(failure);
    }
}
