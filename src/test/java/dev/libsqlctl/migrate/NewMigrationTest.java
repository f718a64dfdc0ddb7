package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewMigrationTest {
    private static final long NOW = 1_748_259_306;

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void chooseFolder() {
        folder = directory.resolve("db/migrations");
    }

    private Migration create(String words) {
        return new NewMigration(folder, Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC)).create(words);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void bothFilesAreMadeAndTheFolderToo() throws IOException {
        Migration made = create("create_users_table");

        assertThat(files())
                .containsExactly("1748259306_create_users_table.down.sql", "1748259306_create_users_table.up.sql");
        assertThat(MigrationFolder.read(folder)).containsExactly(made);
        assertThat(Files.readString(made.up())).startsWith("-- ").endsWith("\n");
        assertThat(Script.read(made.down().orElseThrow()).statements()).isEmpty();
    }

    @Test
    void callsInOneSecondGetSecondsOfTheirOwn() throws IOException {
        assertThat(Stream.of("a", "a", "b").map(this::create).map(Migration::version))
                .containsExactly(NOW, NOW + 1, NOW + 2);
        assertThat(MigrationFolder.read(folder)).hasSize(3);
    }

    @Test
    void callsAtOnceGetSecondsOfTheirOwn() throws Exception {
        int calls = 12;
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                String name = "m" + i % 3;
                tasks.add(() -> create(name).version());
            }
            List<Long> versions = new ArrayList<>();
            for (Future<Long> version : threads.invokeAll(tasks)) {
                versions.add(version.get());
            }

            assertThat(versions).doesNotHaveDuplicates();
            assertThat(MigrationFolder.read(folder))
                    .extracting(Migration::version)
                    .containsExactlyInAnyOrderElementsOf(versions);
            assertThat(files()).hasSize(2 * calls);
        } finally {
            threads.shutdown();
        }
    }

    /** A clock that is behind, or another way of numbering, must not make it the first instead of the last. */
    @ParameterizedTest
    @ValueSource(longs = {NOW + 5000, 20240101120000L})
    void itIsNewerThanEveryOther(long newest) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("7_old.up.sql"), "");
        Files.writeString(folder.resolve(newest + "_newest.down.sql"), "");

        assertThat(create("a").version()).isEqualTo(newest + 1);
    }

    @Test
    void filesOfOtherKindsAndNamesDoNotMatter() throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("schema.sql", "oops.up.sql", "99999999999_x.sql")) {
            Files.writeString(folder.resolve(name), "");
        }

        assertThat(create("a").version()).isEqualTo(NOW);
    }

    @Test
    void anAbandonedClaimCostsOneSecond() throws IOException {
        Files.createDirectories(folder);
        Files.createFile(folder.resolve("." + NOW + ".claim"));

        assertThat(LongStream.of(create("a").version(), create("b").version())).containsExactly(NOW + 1, NOW + 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Create users table              | create_users_table
                    add-index on  e.mail            | add-index_on_e_mail
                    ../../etc/passwd                | etc_passwd
                    .hidden                         | hidden
                    a/b\\c:d*e?f"g<h>i$j`k&l;m      | a_b_c_d_e_f_g_h_i_j_k_l_m
                    -rf                             | rf
                    x.up.sql                        | x_up_sql
                    __a__                           | a
                    Éclair Öl 用户 表               | éclair_öl_用户_表
                    1                               | 1
                    """)
    void oddNamesAreMadeSafe(String words, String name) {
        assertThat(MigrationName.of(words)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "/", "--", "😀"})
    void aNameWithoutLettersAndDigitsIsRefused(String words) {
        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, () -> create(words));

        assertThat(failure.code()).isEqualTo(ErrorCode.MIGRATION_NAME_INVALID);
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "用"})
    void aLongNameIsCutToWhatFileSystemsTake(String letter) {
        String name = MigrationName.of(letter.repeat(400));

        assertThat(name).startsWith(letter.repeat(50)).matches(letter + "+");
        assertThat((Long.MAX_VALUE + "_" + name + ".down.sql").getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(230);
    }

    @Test
    void aLongNameCanBeWritten() throws IOException {
        create("very " + "long ".repeat(100));

        assertThat(files()).hasSize(2);
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws IOException {
        Files.writeString(directory.resolve("db"), "");

        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, () -> create("a"));

        assertThat(failure.code()).isEqualTo(ErrorCode.IO_ERROR);
        assertThat(failure).hasMessageContaining(folder.toString());
    }
}
