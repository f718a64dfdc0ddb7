package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFolderTest {
    @TempDir
    Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "SELECT 1;");
        }
    }

    private LibsqlctlException failure(ErrorCode code) {
        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, () -> MigrationFolder.read(folder));
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.hint()).isPresent();
        return failure;
    }

    @Test
    void theOrderIsThatOfNumbers() throws IOException {
        files("10_c.up.sql", "9_b.up.sql", "0008_a.up.sql", "1748259306_d_e.up.sql");

        assertThat(MigrationFolder.read(folder))
                .extracting(Migration::version, Migration::id, Migration::name, Migration::script)
                .containsExactly(
                        tuple(8L, "8", "a", "0008_a.up.sql"),
                        tuple(9L, "9", "b", "9_b.up.sql"),
                        tuple(10L, "10", "c", "10_c.up.sql"),
                        tuple(1748259306L, "1748259306", "d_e", "1748259306_d_e.up.sql"));
    }

    @Test
    void aDownFileBelongsToTheUpFileOfItsVersion() throws IOException {
        files("1_a.up.sql", "001_undo_a.down.sql", "2_b.up.sql");

        assertThat(MigrationFolder.read(folder))
                .extracting(Migration::down)
                .containsExactly(Optional.of(folder.resolve("001_undo_a.down.sql")), Optional.empty());
    }

    @Test
    void otherFilesAreNotLookedAt() throws IOException {
        files("1_a.up.sql", "schema.sql", "README.md", "2_b.sql", ".3.claim", "4_c.up.sql~");
        Files.createDirectory(folder.resolve("older"));

        assertThat(MigrationFolder.read(folder)).extracting(Migration::version).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create_users.up.sql",
                "1.up.sql",
                "-1_a.up.sql",
                "+1_a.up.sql",
                "1a_b.up.sql",
                "_a.up.sql",
                ".up.sql",
                "9223372036854775807_a.up.sql",
                "9223372036854775808_a.up.sql",
                "١_a.up.sql",
                "a.down.sql"
            })
    void aNameThatCannotBeUnderstoodIsAnErrorThatNamesIt(String name) throws IOException {
        files("1_a.up.sql", name);

        assertThat(failure(ErrorCode.MIGRATION_NAME_INVALID)).hasMessageStartingWith(name + ": ");
    }

    @Test
    void theGreatestVersionIsOneOf64BitsThatFlywayDoesNotTakeForTheLatest() throws IOException {
        files("9223372036854775806_a.up.sql", "0_z.up.sql", "20240101120000_t.up.sql");

        assertThat(MigrationFolder.read(folder))
                .extracting(Migration::version)
                .containsExactly(0L, 20240101120000L, Long.MAX_VALUE - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down"})
    void twoFilesOfOneVersionAreAnErrorThatNamesBoth(String direction) throws IOException {
        files("1_a.up.sql", "7_a." + direction + ".sql", "007_b." + direction + ".sql");

        assertThat(failure(ErrorCode.MIGRATION_DUPLICATE))
                .hasMessageContaining("7_a." + direction + ".sql")
                .hasMessageContaining("007_b." + direction + ".sql");
    }

    @Test
    void aFolderWithoutMigrationsAndNoFolderAreErrors() throws IOException {
        assertThat(failure(ErrorCode.MIGRATIONS_MISSING)).hasMessageContaining(folder.toString());
        files("schema.sql", "1_a.down.sql");
        failure(ErrorCode.MIGRATIONS_MISSING);

        assertThat(catchThrowableOfType(LibsqlctlException.class, () -> MigrationFolder.read(folder.resolve("nowhere")))
                        .code())
                .isEqualTo(ErrorCode.MIGRATIONS_MISSING);
    }

    @Test
    void allThatIsWrongIsFoundAndTheRestIsThere() throws IOException {
        files("1_a.up.sql", "01_b.up.sql", "x.up.sql", "y.down.sql", "5_gone.down.sql", "2_c.up.sql");

        MigrationFolder found = MigrationFolder.scan(folder);

        assertThat(found.problems())
                .extracting(Diagnostic::code, Diagnostic::file)
                .containsExactlyInAnyOrder(
                        tuple(Optional.of(ErrorCode.MIGRATION_DUPLICATE), "1_a.up.sql"),
                        tuple(Optional.of(ErrorCode.MIGRATION_NAME_INVALID), "x.up.sql"),
                        tuple(Optional.of(ErrorCode.MIGRATION_NAME_INVALID), "y.down.sql"),
                        tuple(Optional.empty(), "5_gone.down.sql"));
        assertThat(found.migrations()).extracting(Migration::version).containsExactly(1L, 2L);
        assertThat(failure(ErrorCode.MIGRATION_DUPLICATE)).hasMessageContaining("all 3 mistakes");
    }
}
