package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.LogRequest.Follow;
import dev.libsqlctl.support.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {
    private static final String EARLY = "2026-11-22T10:00:00.922963Z  INFO sqld: early";
    private static final String LATE = "2026-11-22T10:00:02.039813Z ERROR sqld: late";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("server.log");
    }

    @Test
    void isForItsOwnerOnlyAndKeepsWhatIsThere() throws IOException {
        ServerLog log = new ServerLog(file);
        log.create();
        Files.writeString(file, EARLY + "\n");
        log.create();

        assertThat(file).hasContent(EARLY);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void isEmptyBeforeTheFirstStart() throws Exception {
        assertThat(read(all())).isEmpty();
        assertThat(read(LogRequest.last(5))).isEmpty();
    }

    @Test
    void givesAnUnfinishedLastLine() throws Exception {
        Files.writeString(file, "one\ntwo\n\nunfinished");

        assertThat(read(all())).containsExactly("one", "two", "", "unfinished");
        assertThat(read(LogRequest.last(2))).containsExactly("", "unfinished");
    }

    @Test
    void dropsTerminalEscapesAndCarriageReturns() throws Exception {
        Files.writeString(
                file, "\u001B[2m2026\u001B[0m \u001B[38;5;1mred\u001B[0m\r\n\u001B]0;title\u0007text\u001B(B\n");

        assertThat(read(all())).containsExactly("2026 red", "text");
    }

    @Test
    void readsBytesThatAreNoText() throws Exception {
        Files.write(file, new byte[] {'a', (byte) 0xff, 'b', '\n'});

        assertThat(read(all())).containsExactly("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4095, 4096, 9999, 10_000, 10_001})
    void givesTheLastLinesOfALongLog(int count) throws Exception {
        List<String> lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "line %d %s".formatted(i, "ü".repeat(i % 40)))
                .toList();
        Files.write(file, lines);

        assertThat(read(LogRequest.last(count))).isEqualTo(lines.subList(Math.max(0, 10_000 - count), 10_000));
    }

    @Test
    void linesWithoutTimeBelongToTheOneBefore() throws Exception {
        Files.write(file, List.of("banner", EARLY, "of early", LATE, "of late", "2026 is not a time"));

        assertThat(read(since("2026-11-22T10:00:01Z"))).containsExactly(LATE, "of late", "2026 is not a time");
        assertThat(read(since("2026-11-22T10:00:02.039813Z"))).startsWith(LATE);
        assertThat(read(since("2026-11-22T10:00:02.039814Z"))).isEmpty();
        assertThat(read(since("2026-11-22T00:00:00Z"))).startsWith(EARLY, "of early", LATE);
    }

    @Test
    void givesTheLastOfThoseSinceAMoment() throws Exception {
        Files.write(file, List.of(EARLY, LATE, "of late"));
        Optional<Instant> since = Optional.of(Instant.parse("2026-11-22T10:00:01Z"));

        assertThat(read(new LogRequest(OptionalInt.of(1), since, Follow.NO))).containsExactly("of late");
        assertThat(read(new LogRequest(OptionalInt.of(9), since, Follow.NO))).containsExactly(LATE, "of late");
    }

    @Test
    void followsALogThatIsTruncated() throws Exception {
        Files.writeString(file, "before the cut, and longer than what comes after\n");
        List<String> lines = new CopyOnWriteArrayList<>();
        AtomicBoolean running = new AtomicBoolean(true);
        Thread reader = follow(new LogRequest(OptionalInt.empty(), Optional.empty(), Follow.YES), running, lines);
        Eventually.become("the first line", () -> lines.size() == 1);

        Files.writeString(file, "after\n", StandardOpenOption.TRUNCATE_EXISTING);
        Eventually.become("the line after the cut", () -> lines.size() == 2);
        Files.writeString(file, "more\nunfinished", StandardOpenOption.APPEND);
        running.set(false);
        reader.join();

        assertThat(lines)
                .containsExactly("before the cut, and longer than what comes after", "after", "more", "unfinished");
    }

    @Test
    void followsAfterTheLastLines() throws Exception {
        Files.write(file, List.of("one", "two"));
        List<String> lines = new CopyOnWriteArrayList<>();
        AtomicBoolean running = new AtomicBoolean(true);
        Thread reader = follow(new LogRequest(OptionalInt.of(1), Optional.empty(), Follow.YES), running, lines);
        Eventually.become("the last line", () -> lines.size() == 1);

        Files.write(file, "thr".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        Files.write(file, "ee\nfour\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        Eventually.become("the new lines", () -> lines.size() == 3);
        running.set(false);
        reader.join();

        assertThat(lines).containsExactly("two", "three", "four");
    }

    private Thread follow(LogRequest request, AtomicBoolean running, List<String> lines) {
        Thread reader = new Thread(() -> {
            try {
                new ServerLog(file).read(request, running::get, lines::add);
            } catch (InterruptedException e) {
                lines.add("interrupted");
            }
        });
        reader.start();
        return reader;
    }

    private List<String> read(LogRequest request) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        new ServerLog(file).read(request, () -> false, lines::add);
        return lines;
    }

    private static LogRequest all() {
        return new LogRequest(OptionalInt.empty(), Optional.empty(), Follow.NO);
    }

    private static LogRequest since(String moment) {
        return new LogRequest(OptionalInt.empty(), Optional.of(Instant.parse(moment)), Follow.NO);
    }
}
