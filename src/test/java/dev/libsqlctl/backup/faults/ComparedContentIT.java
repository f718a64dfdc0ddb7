package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a content is true of it: what it is compared with, what of it is there, and what it is of. */
class ComparedContentIT {
    private static final int ROWS = 500;

    @TempDir
    Path directory;

    private Program.Run run(String... arguments) {
        return Program.in(directory).run(arguments);
    }

    private Path twoTables(String name) {
        return Databases.twoTables(directory.resolve(name), ROWS);
    }

    private static List<String> ids(Path file) {
        return Databases.query(file, "SELECT id FROM a ORDER BY id");
    }

    @Test
    void aPageCopyThatChangedSinceIsNotWhatItsManifestSays() throws IOException {
        twoTables("app.db");
        assertThat(run("backup", "--url", "sqlite:app.db", "-o", "copy.db")).succeeded();
        byte[] copy = Files.readAllBytes(directory.resolve("copy.db"));
        String all = new String(copy, StandardCharsets.ISO_8859_1);
        copy[all.indexOf("0000000000000000000000000123") + 27] = '4';
        Files.write(directory.resolve("copy.db"), copy);

        assertThat(run("restore", "copy.db", "--to", "new.db")).failedWith(ErrorCode.RESTORE_DIFFERS);
        assertThat(directory.resolve("new.db")).doesNotExist();
        assertThat(run("backup", "verify", "copy.db")).failedWith(ErrorCode.BACKUP_DIFFERS);
    }

    @Test
    void aDatabaseIsBroughtWithWhatStandsInItsLog() throws SQLException {
        Path app = twoTables("app.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + app);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("INSERT INTO a VALUES(1000, 'in the log')");

            assertThat(run("restore", "app.db", "--to", "new.db")).succeeded().says("the same as its source");
        }
        assertThat(ids(directory.resolve("new.db"))).hasSize(ROWS + 1).endsWith("1000");
    }

    @Test
    void nothingCanBeChosenOfACopyOfPages() throws IOException {
        twoTables("app.db");
        for (List<String> choice : List.of(
                List.of("--exclude-table", "a"),
                List.of("--table", "a"),
                List.of("--schema-only"),
                List.of("--data-only"))) {
            List<String> arguments = Stream.concat(
                            Stream.of("backup", "--url", "sqlite:app.db", "-o", "share.db"), choice.stream())
                    .toList();
            assertThat(run(arguments.toArray(String[]::new))).failedWith(ErrorCode.USAGE);
        }
        assertThat(FileTree.of(directory).names()).containsExactly("app.db");
    }

    @Test
    void aDataDirectoryThatIsNotThereIsNoOtherDatabase() throws IOException {
        try (SqldServer server = SqldServer.start()) {
            assertThat(Program.in(directory)
                            .with("LIBSQLCTL_URL", server.url())
                            .run("backup", "--data-dir", "typo", "-o", "out.sql"))
                    .failedWith(ErrorCode.SOURCE_UNREADABLE)
                    .warns("typo");
        }
        assertThat(FileTree.of(directory).names()).isEmpty();
    }

    @Test
    void aLogWithoutItsDatabaseIsNotTakenOver() throws IOException {
        twoTables("app.db");
        assertThat(run("backup", "--url", "sqlite:app.db", "-o", "out.sql")).succeeded();
        for (String log : List.of("new.db-wal", "new.db-journal")) {
            Path left = Files.writeString(directory.resolve(log), "of a database that was here");

            assertThat(run("restore", "out.sql", "--to", "new.db"))
                    .failedWith(ErrorCode.DATABASE_NOT_EMPTY)
                    .warns(log);
            assertThat(directory.resolve("new.db")).doesNotExist();
            Files.delete(left);
        }
        assertThat(run("restore", "out.sql", "--to", "new.db")).succeeded();
    }

    @Test
    void tablesThatCameWhileItLoadedAreKept() throws Exception {
        Databases.twoTables(directory.resolve("app.db"), 100_000);
        assertThat(run("backup", "--url", "sqlite:app.db", "--no-verify", "-o", "out.sql"))
                .succeeded();
        Path target = Files.createFile(directory.resolve("target.db"));
        Program.Running restore = Program.in(directory).start("restore", "out.sql", "--to", "target.db");
        Eventually.become(
                "something beside the target",
                () -> FileTree.of(directory).names().stream().anyMatch(name -> name.startsWith(".target.db.")));
        // Stopped, so that it cannot be done before they are there.
        restore.signal("STOP");
        Databases.execute(target, "CREATE TABLE mine(x)", "INSERT INTO mine VALUES(42)");
        restore.signal("CONT");

        assertThat(restore.end()).failedWith(ErrorCode.DATABASE_NOT_EMPTY).warns("mine");
        assertThat(Databases.query(target, "SELECT x FROM mine")).containsExactly("42");
    }

    @Test
    void whatWasSalvagedIsNotWhatItsSourceHeld() {
        Path app = twoTables("app.db");
        Databases.damage(app, Databases.pages(app, "a", "leaf").get(3));
        assertThat(run("backup", "--url", "sqlite:app.db", "--salvage", "-o", "out.sql"))
                .exitedWith(1);

        Program.Run verified = run("backup", "verify", "out.sql");
        assertThat(verified)
                .succeeded()
                .says("is what could be read of its source")
                .says("table a");
        assertThat(verified.out()).doesNotContain("held");
        assertThat(run("restore", "out.sql", "--to", "new.db"))
                .succeeded()
                .says("not compared")
                .warns("table a");
    }

    @Test
    void rowsAloneThatAreCutOff() throws IOException {
        twoTables("app.db");
        assertThat(run("backup", "--url", "sqlite:app.db", "--data-only", "-o", "rows.sql"))
                .succeeded();
        String rows = Files.readString(directory.resolve("rows.sql"));
        Files.writeString(directory.resolve("cut.sql"), rows.substring(0, rows.length() / 2));

        assertThat(run("restore", "cut.sql", "--to", "new.db")).failedWith(ErrorCode.BACKUP_INVALID);
        assertThat(run("backup", "verify", "cut.sql")).failedWith(ErrorCode.BACKUP_INVALID);
        assertThat(run("restore", "rows.sql", "--to", "new.db")).failedWith(ErrorCode.RESTORE_FAILED);
    }

    @Test
    void theRowsOfADatabaseWithoutAManifestAreCounted() {
        twoTables("app.db");
        assertThat(run("backup", "verify", "app.db")).succeeded().says("(" + 2 * ROWS + " rows)");
    }
}
