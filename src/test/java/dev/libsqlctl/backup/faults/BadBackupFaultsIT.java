package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.SqldServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no backup, or not all of one: nothing is restored from them, and nothing is touched. */
class BadBackupFaultsIT {
    private static final int ROWS = 2_000;
    private static final int BROKEN_LINE = 1_001;

    private static SqldServer server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
        Run run = null;
        try {
            Path there = Files.createTempDirectory("there");
            Path database = Databases.twoTables(there.resolve("there.db"), 3);
            run = Program.in(there).run("import", database.toString(), "--url", server.url());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(run).succeeded();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Program program() {
        return Program.in(directory);
    }

    private static byte[] dump() {
        StringBuilder sql = new StringBuilder("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(a,b);\n");
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            sql.append("INSERT INTO t VALUES(").append(i).append(",'");
            sql.append(Long.toHexString(random.nextLong())).append("');\n");
        }
        return sql.append("COMMIT;\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static byte[] most(byte[] content) {
        return Arrays.copyOf(content, content.length * 2 / 3);
    }

    /** Neither a file that is there nor one that is not, nor a server, sees anything of it. */
    private Run refused(Path backup, ErrorCode code) {
        Path there = Databases.twoTables(directory.resolve("there.db"), 10);
        FileTree before = FileTree.of(directory);
        Content content = Content.ofServer(server.url());

        Run run = program().run("restore", backup.toString(), "--to", there.toString(), "--replace", "--yes");
        assertThat(run).failedWith(code);
        assertThat(FileTree.of(directory)).isEqualTo(before);
        assertThat(program().run("restore", backup.toString(), "--url", server.url(), "--replace", "--yes"))
                .failedWith(code);
        assertThat(Content.ofServer(server.url())).isEqualTo(content);
        assertThat(FileTree.of(directory).names())
                .filteredOn(name -> !name.contains(".before-restore."))
                .isEqualTo(before.names());
        return run;
    }

    @Test
    void aDumpThatWasCutOff() throws IOException {
        assertThat(refused(file("cut.sql", most(dump())), ErrorCode.BACKUP_INVALID))
                .warns("cut.sql")
                .warns("another backup");
    }

    @Test
    void aDumpWithoutItsLastLine() throws IOException {
        byte[] dump = dump();
        assertThat(refused(
                        file("open.sql", Arrays.copyOf(dump, dump.length - "COMMIT;\n".length())),
                        ErrorCode.BACKUP_INVALID))
                .warns("there is no COMMIT after line " + (ROWS + 3));
    }

    @Test
    void aCompressedDumpThatWasCutOff() throws IOException {
        assertThat(refused(file("cut.sql.gz", most(gzip(dump()))), ErrorCode.BACKUP_INVALID))
                .warns("cut off");
    }

    @Test
    void aCompressedDumpWithWrongBytesInIt() throws IOException {
        byte[] content = gzip(dump());
        new Random(2).ints(20, 0, 256).forEach(i -> content[content.length / 2 + i] = (byte) i);
        assertThat(refused(file("wrong.sql.gz", content), ErrorCode.BACKUP_INVALID))
                .warns("wrong.sql.gz cannot be decompressed");
    }

    @Test
    void anErrorInTheMiddle() throws IOException {
        List<String> lines = new java.util.ArrayList<>(
                new String(dump(), StandardCharsets.UTF_8).lines().toList());
        lines.set(BROKEN_LINE - 1, "INSERT INTO nowhere VALUES(1);");
        assertThat(refused(
                        file("wrong.sql", String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                        ErrorCode.RESTORE_FAILED))
                .warns("wrong.sql:" + BROKEN_LINE + ": no such table: nowhere");
    }

    @Test
    void noBackupAtAll() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        for (Path file : List.of(file("empty.sql", new byte[0]), file("noise.sql.gz", noise))) {
            assertThat(program().run("restore", file.toString(), "--to", "new.db"))
                    .failedWith(ErrorCode.BACKUP_INVALID);
            assertThat(program().run("backup", "verify", file.toString())).failedWith(ErrorCode.BACKUP_INVALID);
            assertThat(program().run("import", file.toString(), "--url", server.url()))
                    .failedWith(ErrorCode.BACKUP_INVALID);
            Files.delete(file);
        }
        assertThat(FileTree.of(directory).names()).isEmpty();
        assertThat(program().run("restore", "nothing.sql", "--to", "new.db")).failedWith(ErrorCode.BACKUP_MISSING);
    }

    @Test
    void aNameThatPromisesAnotherCompressionIsSaidAndDoesNotMatter() throws IOException {
        Path plain = file("plain.sql.gz", dump());
        assertThat(program().run("restore", plain.toString(), "--to", "plain.db"))
                .succeeded()
                .warns("no gzip file in spite of its name");
        Path zip = file("zip.sql.zst", gzip(dump()));
        assertThat(program().run("restore", zip.toString(), "--to", "zip.db"))
                .succeeded()
                .warns("gzip");
        assertThat(Databases.query(directory.resolve("zip.db"), "SELECT count(*) FROM t"))
                .isEqualTo(Databases.query(directory.resolve("plain.db"), "SELECT count(*) FROM t"))
                .containsExactly(Integer.toString(ROWS));
    }

    @Test
    void aDamagedSqliteFile() {
        Path damaged = Databases.twoTables(directory.resolve("damaged.db"), ROWS);
        Databases.damage(damaged, Databases.pages(damaged, "a", "leaf").get(5));
        assertThat(refused(damaged, ErrorCode.SOURCE_CORRUPT)).warns("table a");
        assertThat(program().run("import", damaged.toString(), "--url", server.url(), "--replace", "--yes"))
                .failedWith(ErrorCode.SOURCE_CORRUPT)
                .warns("--salvage");
    }
}
