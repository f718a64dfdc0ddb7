package dev.libsqlctl.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written as a backup is read again, and what is none is said to be none. */
class BackupStreamsTest {
    @TempDir
    Path directory;

    private static byte[] content() {
        StringBuilder text = new StringBuilder("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n");
        Random random = new Random(7);
        for (int i = 0; i < 40_000; i++) {
            text.append("INSERT INTO t VALUES(").append(random.nextLong()).append(");\n");
        }
        return text.append("COMMIT;\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] compressed(byte[] content, Compression compression) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BackupOutput out = new BackupOutput(bytes, "here", compression)) {
            out.write(content);
            out.finish();
        }
        return bytes.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private static Predicate<Throwable> code(ErrorCode code) {
        return e -> e instanceof LibsqlctlException failure && failure.code() == code;
    }

    private static byte[] readAll(Path file) {
        try (BackupInput in = BackupInput.open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void whatWasWrittenIsReadAgainAndMeasured(Compression compression) throws Exception {
        byte[] content = content();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BackupSize size;
        try (BackupOutput out = new BackupOutput(bytes, "here", compression)) {
            out.write(content[0]);
            out.write(content, 1, 70_000);
            out.write(content, 70_001, content.length - 70_001);
            size = out.finish();
        }

        assertThat(size)
                .isEqualTo(new BackupSize(
                        content.length,
                        bytes.size(),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()))));
        try (BackupInput in = BackupInput.open(file("x.sql" + compression.extension(), bytes.toByteArray()))) {
            assertThat(in.file().compression()).isEqualTo(compression);
            assertThat(in.file().format()).isEqualTo(Manifest.Format.SQL);
            assertThat(in.note()).isEmpty();
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    /** The stranger's programs understand it, and theirs is understood. */
    @ParameterizedTest
    @CsvSource({"GZIP, gzip", "ZSTD, zstd"})
    void theProgramsOfTheSystemAgree(Compression compression, String program) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", program)) || Files.isExecutable(Path.of("/bin", program)),
                program + " is not installed");
        Path ours = file("ours" + compression.extension(), compressed(content(), compression));
        Path theirs = directory.resolve("theirs");
        Process decompress = new ProcessBuilder(program, "-dc", ours.toString())
                .redirectOutput(theirs.toFile())
                .start();
        assertThat(decompress.waitFor()).isZero();
        assertThat(theirs).hasBinaryContent(content());
        // Two streams in one file are one content.
        new ProcessBuilder(
                        "sh",
                        "-c",
                        program + " -c <" + theirs + " >" + theirs + ".c; cat " + theirs + ".c " + theirs + ".c >"
                                + theirs + ".cc")
                .start()
                .waitFor();

        assertThat(readAll(directory.resolve("theirs.cc")).length).isEqualTo(2 * content().length);
    }

    @ParameterizedTest
    @CsvSource({"x.sql.gz, NONE", "x.sql.gz, ZSTD", "x.sql.zst, GZIP"})
    void aNameThatSaysSomethingElseIsNoted(String name, Compression compression) throws IOException {
        try (BackupInput in = BackupInput.open(file(name, compressed(content(), compression)))) {
            assertThat(in.note().orElseThrow()).contains(name).contains("in spite of its name");
            assertThat(in.readAllBytes()).isEqualTo(content());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatIsCutOffIsInvalidWhereverTheCutIs(Compression compression) throws IOException {
        byte[] whole = compressed(content(), compression);
        for (int length : new int[] {4, 9, 12, 100, whole.length / 2, whole.length - 9, whole.length - 1}) {
            Path cut = file("cut", Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> readAll(cut))
                    .as("%s bytes of %s", length, whole.length)
                    .matches(code(ErrorCode.BACKUP_INVALID))
                    .hasMessageContaining("it is cut off after " + length + " bytes");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aByteThatChangedIsFoundWhereverItIs(Compression compression) throws IOException {
        byte[] whole = compressed(content(), compression);
        for (int at : new int[] {12, 5_000, whole.length / 2, whole.length - 6, whole.length - 2}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            Path file = file("damaged", damaged);

            assertThatThrownBy(() -> readAll(file))
                    .as("byte %s of %s", at, whole.length)
                    .matches(code(ErrorCode.BACKUP_INVALID))
                    .hasMessageContaining("cannot be decompressed: it is damaged before byte ");
        }
    }

    @Test
    void aDatabaseIsOneAlsoWhenItIsCompressed() throws IOException {
        byte[] database = Arrays.copyOf("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 4096);
        for (Compression compression : Compression.values()) {
            try (BackupInput in = BackupInput.open(file("x", compressed(database, compression)))) {
                assertThat(in.file().format()).isEqualTo(Manifest.Format.DATABASE);
                assertThat(in.readAllBytes()).isEqualTo(database);
            }
        }
    }

    @Test
    void whatIsEmptyIsNoBackup() throws IOException {
        for (Compression compression : Compression.values()) {
            Path file = file("x", compressed(new byte[0], compression));

            assertThatThrownBy(() -> BackupInput.open(file)).matches(code(ErrorCode.BACKUP_INVALID));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7f454c46020101", "89504e470d0a1a0a", "fd377a585a0000", "425a6839314159", "504b030414", "0001"})
    void whatIsSomethingElseIsNoBackup(String hex) throws IOException {
        Path file = file("x.sql", HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> BackupInput.open(file)).matches(code(ErrorCode.BACKUP_INVALID));
    }

    @Test
    void whatIsNotThereIsMissingAndADirectoryIsNoBackup() {
        assertThatThrownBy(() -> BackupInput.open(directory.resolve("nowhere")))
                .matches(code(ErrorCode.BACKUP_MISSING));
        assertThatThrownBy(() -> BackupInput.open(directory)).matches(code(ErrorCode.BACKUP_INVALID));
    }

    @Test
    void aTextWithoutAnyStatementIsReadAsText() throws IOException {
        assertThat(readAll(file("x", "é".getBytes(StandardCharsets.UTF_8)))).hasSize(2);
    }

    @Test
    void aReceiverThatFailsIsSaidToHave() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        for (Compression compression : Compression.values()) {
            assertThatThrownBy(() -> {
                        try (BackupOutput out = new BackupOutput(full, "standard output", compression)) {
                            out.write(content());
                            out.finish();
                        }
                    })
                    .matches(code(ErrorCode.IO_ERROR))
                    .hasMessage("cannot write standard output: No space left on device");
        }
    }

    @Test
    void anInterruptEndsWritingAndReading() throws IOException {
        Path file = file("x", content());
        BackupOutput out = new BackupOutput(OutputStream.nullOutputStream(), "here", Compression.NONE);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> out.write(1)).matches(code(ErrorCode.INTERRUPTED));
            assertThatThrownBy(() -> readAll(file)).matches(code(ErrorCode.INTERRUPTED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
