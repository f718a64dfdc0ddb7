package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.RecordedProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqldBinaryTest {
    private static final String SAYS_IT_IS_SQLD = "#!/bin/sh\necho sqld sqld 9.9.9\n";

    @TempDir
    Path directory;

    private final RecordedProgress progress = new RecordedProgress();

    @Test
    void takesTheNamedOneFirst() throws IOException {
        FakeNpm npm = FakeNpm.missing(directory);
        npm.program("sqld", SAYS_IT_IS_SQLD);
        Path named = npm.program("mine", SAYS_IT_IS_SQLD);

        assertThat(resolve(npm, Optional.of(named))).isEqualTo(named);
        assertThat(progress.notes()).isEmpty();
    }

    @Test
    void takesTheOneInThePathNext() throws IOException {
        FakeNpm npm = FakeNpm.missing(directory);
        Path inPath = npm.program("sqld", SAYS_IT_IS_SQLD);

        assertThat(resolve(npm, Optional.empty())).isEqualTo(inPath);
    }

    @Test
    void passesOverRelativeEntriesOfThePath() {
        assertThat(new SearchPath(".::bin").find("sh")).isEmpty();
        assertThat(new SearchPath(".:/bin").find("sh")).contains(Path.of("/bin/sh"));
    }

    @Test
    void refusesANamedOneThatIsNotThere() throws IOException {
        LibsqlctlException failure = failure(FakeNpm.missing(directory), Optional.of(directory.resolve("nothing")));

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_MISSING);
        assertThat(failure).hasMessage("there is no sqld at " + directory.resolve("nothing"));
    }

    @Test
    void refusesANamedOneThatMayNotBeExecuted() throws IOException {
        Path plain = Files.createFile(directory.resolve("plain"));

        LibsqlctlException failure = failure(FakeNpm.missing(directory), Optional.of(plain));

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_MISSING);
        assertThat(failure).hasMessage(plain + " may not be executed");
        assertThat(failure.hint()).contains("Make it executable: chmod +x " + plain);
    }

    @Test
    void refusesAProgramThatIsNotSqld() throws IOException {
        FakeNpm npm = FakeNpm.missing(directory);
        Path other = npm.program("other", "#!/bin/sh\necho something else 1.0\n");

        LibsqlctlException failure = failure(npm, Optional.of(other));

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_MISSING);
        assertThat(failure).hasMessageContaining("is not sqld");
    }

    @Test
    void refusesAFileThatTheSystemCannotRun() throws IOException {
        FakeNpm npm = FakeNpm.missing(directory);
        Path garbage = npm.program("garbage", "\u0001\u0002");

        LibsqlctlException failure = failure(npm, Optional.of(garbage));

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_MISSING);
        assertThat(failure).hasMessageContaining(garbage.toString());
    }

    @Test
    void saysTheThreeWaysOutWithoutSqldAndNpm() throws IOException {
        LibsqlctlException failure = failure(FakeNpm.missing(directory), Optional.empty());

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_MISSING);
        assertThat(failure.hint())
                .hasValueSatisfying(
                        hint -> assertThat(hint).contains("npm", "--sqld", "LIBSQLCTL_SQLD", "--engine docker"));
        assertThat(directory.resolve("cache")).doesNotExist();
    }

    @Test
    void keepsNothingOfAFileWithAnotherDigest() throws IOException {
        FakeNpm npm = FakeNpm.that("printf evil > \"$1\"", directory);

        LibsqlctlException failure = failure(npm, Optional.empty());

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_CHECKSUM);
        assertThat(failure)
                .hasMessageContaining(FakeNpm.here().sha256())
                // SHA-256 of the four letters "evil"
                .hasMessageContaining("b5c1fb2efc6d6b4674c2fdcc48ce01b43a3b7c03763c0c3355de0099ee0f8c73");
        assertThat(npm.cache().directory()).isEmptyDirectory();
    }

    @Test
    void keepsNothingWhenNpmFails() throws IOException {
        FakeNpm npm = FakeNpm.that("printf half > \"$1\"; echo 'npm error network is down' >&2; exit 7", directory);

        LibsqlctlException failure = failure(npm, Optional.empty());

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_FETCH_FAILED);
        assertThat(failure).hasMessageContaining("exit status 7").hasMessageContaining("npm error network is down");
        assertThat(npm.cache().directory()).isEmptyDirectory();
    }

    @Test
    void keepsNothingWhenNpmIsKilledHalfWay() throws IOException {
        FakeNpm npm = FakeNpm.that("printf half > \"$1\"; kill -9 $$", directory);

        LibsqlctlException failure = failure(npm, Optional.empty());

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_FETCH_FAILED);
        assertThat(failure).hasMessageContaining("137");
        assertThat(npm.cache().directory()).isEmptyDirectory();
    }

    @Test
    void keepsNothingWhenNpmDeliversNothing() throws IOException {
        FakeNpm npm = FakeNpm.that("exit 0", directory);

        LibsqlctlException failure = failure(npm, Optional.empty());

        assertThat(failure.code()).isEqualTo(ErrorCode.SQLD_FETCH_FAILED);
        assertThat(npm.cache().directory()).isEmptyDirectory();
    }

    @Test
    void saysWhatItFetchesInOneLine() throws IOException {
        FakeNpm npm = FakeNpm.that("exit 1", directory);

        failure(npm, Optional.empty());

        assertThat(progress.notes()).singleElement().asString().contains("sqld 0.24.32", "the npm registry");
    }

    @Test
    void keepsItsCacheWhereTheUserKeepsCaches() {
        Path below = Path.of("libsqlctl/sqld/0.24.32/sqld");

        assertThat(SqldCache.of(Map.of("HOME", "/home/ada")).sqld())
                .isEqualTo(Path.of("/home/ada/.cache").resolve(below));
        assertThat(SqldCache.of(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "/var/caches"))
                        .sqld())
                .isEqualTo(Path.of("/var/caches").resolve(below));
        assertThat(SqldCache.of(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "relative"))
                        .sqld())
                .isEqualTo(Path.of("/home/ada/.cache").resolve(below));
    }

    private Path resolve(FakeNpm npm, Optional<Path> named) {
        return SqldBinary.of(npm.environment(), named).resolve(progress);
    }

    private LibsqlctlException failure(FakeNpm npm, Optional<Path> named) {
        return catchThrowableOfType(LibsqlctlException.class, () -> resolve(npm, named));
    }
}
