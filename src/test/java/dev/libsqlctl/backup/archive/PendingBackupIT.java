package dev.libsqlctl.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.PendingProgram;
import dev.libsqlctl.backup.archive.PendingBackup.Existing;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.JavaProgram;
import dev.libsqlctl.support.PlainUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes and one name; processes that are killed or asked to end; a disk that is full. */
class PendingBackupIT {
    private static final int WRITERS = 4;

    @TempDir
    Path directory;

    private BackupFile file() {
        return new BackupFile(directory.resolve("x.sql"), Manifest.Format.SQL, Compression.NONE);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> race(Existing existing) throws IOException {
        List<JavaProgram> programs = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        try {
            for (int i = 0; i < WRITERS; i++) {
                programs.add(JavaProgram.run(
                        PublishingProgram.class, file().path().toString(), "x".repeat(i + 1), existing.name()));
            }
            programs.forEach(program -> program.awaitLine("ready"));
            for (JavaProgram program : programs) {
                program.process().getOutputStream().write('\n');
                program.process().getOutputStream().flush();
            }
            for (JavaProgram program : programs) {
                answers.add(new BufferedReader(
                                new InputStreamReader(program.process().getInputStream(), StandardCharsets.UTF_8))
                        .readLine());
                program.process().onExit().join();
            }
            return answers;
        } finally {
            programs.forEach(JavaProgram::close);
        }
    }

    private void assertOneBackupWithItsManifest() throws IOException {
        assertThat(names()).containsExactly("x.sql", "x.sql.json");
        Manifest manifest = ManifestFile.read(file().path()).orElseThrow();
        assertThat(file().path()).hasContent(manifest.origin().name());
    }

    @Test
    void ofSeveralAtOnceOneWins() throws IOException {
        List<String> answers = race(Existing.REFUSED);

        assertThat(Collections.frequency(answers, "published")).isEqualTo(1);
        assertThat(Collections.frequency(answers, "BACKUP_EXISTS")).isEqualTo(WRITERS - 1);
        assertOneBackupWithItsManifest();
    }

    @Test
    void ofSeveralThatReplaceEachOtherOneIsLeftWithItsOwnManifest() throws IOException {
        assertThat(race(Existing.REPLACED)).containsOnly("published");
        assertOneBackupWithItsManifest();
    }

    @Test
    void whatAKilledProcessLeftIsDeletedByTheNextBackupAndWhatALivingOneHasIsNot() throws IOException {
        try (JavaProgram killed =
                        JavaProgram.run(PendingProgram.class, file().path().toString());
                JavaProgram living =
                        JavaProgram.run(PendingProgram.class, file().path().toString())) {
            killed.awaitLine("ready");
            living.awaitLine("ready");
            killed.process().destroyForcibly();
            killed.process().onExit().join();
            assertThat(names()).hasSize(2);
            Files.writeString(directory.resolve(names().get(0) + "-journal"), "");
            Files.writeString(directory.resolve(".x.sql.mine.tmp"), "");

            PendingBackup.of(file(), Existing.REFUSED).close();

            assertThat(names())
                    .filteredOn(
                            name -> name.startsWith(".x.sql." + killed.process().pid() + "."))
                    .isEmpty();
            assertThat(names())
                    .filteredOn(
                            name -> name.startsWith(".x.sql." + living.process().pid() + "."))
                    .isNotEmpty();
            assertThat(names()).contains(".x.sql.mine.tmp");
        }
    }

    @Test
    void aProcessThatIsAskedToEndLeavesNothingEvenWhenItHearsNoInterrupt() throws Exception {
        for (String signal : List.of("INT", "TERM")) {
            try (JavaProgram program =
                    JavaProgram.run(PendingProgram.class, file().path().toString())) {
                program.awaitLine("ready");
                assertThat(names()).hasSize(1);
                new ProcessBuilder(
                                "kill",
                                "-s",
                                signal,
                                Long.toString(program.process().pid()))
                        .start()
                        .waitFor();
                program.process().onExit().join();
            }
            assertThat(names()).as(signal).isEmpty();
        }
    }

    @Test
    void aFullDiskIsSaidToBeFullAndNothingIsLeft() throws Exception {
        assumeTrue(PlainUser.possible(), "only root can mount a small file system");
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString());
        try {
            for (Compression compression : Compression.values()) {
                BackupFile file = new BackupFile(directory.resolve("x"), Manifest.Format.SQL, compression);
                byte[] noise = new byte[4 << 20];
                new Random(1).nextBytes(noise);
                try (PendingBackup backup = PendingBackup.of(file, Existing.REFUSED)) {
                    assertThatThrownBy(() -> {
                                backup.output().write(noise);
                                backup.complete();
                            })
                            .isInstanceOfSatisfying(
                                    LibsqlctlException.class,
                                    e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
                            .hasMessage("cannot write " + file.path() + ": No space left on device");
                }
                assertThat(names()).as(compression.name()).isEmpty();
            }
        } finally {
            run("umount", directory.toString());
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
