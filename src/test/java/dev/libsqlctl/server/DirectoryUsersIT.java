package dev.libsqlctl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.RunningSqld;
import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sqld that has a data directory open is noticed, however it was started. */
class DirectoryUsersIT {
    @TempDir
    Path directory;

    private DataDirectory data;

    @BeforeEach
    void prepare() throws IOException {
        data = new DataDirectory(Files.createDirectory(directory.resolve("sqld-data")));
    }

    @Test
    void noticesASqldWithAnAbsolutePath() {
        try (RunningSqld sqld = RunningSqld.start(
                SqldBinaryFixture.path(),
                directory,
                "--db-path",
                data.databasePath().toString())) {
            assertThat(data.inUse()).contains("sqld, process " + sqld.pid());
            assertThatThrownBy(data::requireUnused)
                    .isInstanceOfSatisfying(
                            LibsqlctlException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_DIR_IN_USE));
        }
        assertThat(data.inUse()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--db-path=iku.db", "-d iku.db", "--db-path ../sqld-data/iku.db"})
    void noticesASqldWithARelativePath(String option) {
        try (RunningSqld sqld = RunningSqld.start(SqldBinaryFixture.path(), data.path(), option.split(" "))) {
            assertThat(data.inUse()).contains("sqld, process " + sqld.pid());
        }
        assertThat(data.inUse()).isEmpty();
    }

    @Test
    void noticesASqldThatGoesByAnotherName() throws IOException {
        Path renamed = Files.copy(
                SqldBinaryFixture.path(), directory.resolve("libsql-server"), StandardCopyOption.COPY_ATTRIBUTES);
        try (RunningSqld sqld = RunningSqld.start(renamed, data.path(), "--db-path", "iku.db")) {
            assertThat(data.inUse()).contains("libsql-server, process " + sqld.pid());
        }
        assertThat(data.inUse()).isEmpty();
    }

    @Test
    void isNotTakenInByASqldOfAnotherDirectory() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (RunningSqld sqld = RunningSqld.start(SqldBinaryFixture.path(), other, "--db-path", "iku.db")) {
            assertThat(sqld.alive()).isTrue();
            assertThat(data.inUse()).isEmpty();
        }
    }

    @Test
    void looksWithoutTouchingAnything() {
        try (RunningSqld sqld = RunningSqld.start(SqldBinaryFixture.path(), data.path(), "--db-path", "iku.db")) {
            sqld.http().execute("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
        }
        TreeMap<String, String> before = state();

        assertThat(data.inUse()).isEmpty();

        assertThat(state()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void lookingDoesNotDisturbTheServer() {
        try (RunningSqld sqld = RunningSqld.start(SqldBinaryFixture.path(), data.path(), "--db-path", "iku.db")) {
            sqld.http().execute("CREATE TABLE t (a)");
            for (int i = 0; i < 20; i++) {
                assertThat(data.inUse()).isPresent();
                sqld.http().execute("INSERT INTO t VALUES (" + i + ")");
            }
            assertThat(sqld.http().execute("SELECT count(*) FROM t")).contains("\"20\"");
        }
    }

    /** {@return name, content and time of last change of all files} */
    private TreeMap<String, String> state() {
        TreeMap<String, String> state = new TreeMap<>();
        try (var files = Files.walk(data.path())) {
            files.filter(Files::isRegularFile).forEach(file -> state.put(file.toString(), fingerprint(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return state;
    }

    private static String fingerprint(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
