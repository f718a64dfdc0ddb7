package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that a backup cannot have, whatever {@code --force} says, and names of directories. */
class TakenNamesIT {
    private static final int ROWS = 100;

    @TempDir
    Path directory;

    @BeforeEach
    void create() {
        Databases.twoTables(directory.resolve("app.db"), ROWS);
    }

    private Program.Run backup(String output, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("backup", "--url", "sqlite:app.db", "-o", output));
        arguments.addAll(List.of(more));
        return Program.in(directory).run(arguments.toArray(String[]::new));
    }

    private void refused(ErrorCode code, String output, String... more) {
        FileTree before = FileTree.of(directory);
        assertThat(backup(output, more)).failedWith(code);
        assertThat(FileTree.of(directory)).isEqualTo(before);
    }

    @Test
    void thatOfItsSource() throws IOException {
        refused(ErrorCode.USAGE, "app.db", "--force");
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("app.db"));
        refused(ErrorCode.USAGE, "link", "--force", "--no-verify");
        Files.copy(directory.resolve("app.db"), directory.resolve("app.json"));
        FileTree before = FileTree.of(directory);
        assertThat(Program.in(directory).run("backup", "--url", "sqlite:app.json", "-o", "app", "--force"))
                .failedWith(ErrorCode.USAGE);
        assertThat(FileTree.of(directory)).isEqualTo(before);
    }

    @Test
    void thatOfADatabaseWhoseLogIsThere() throws Exception {
        Path log = logOf(directory.resolve("copy.db"));
        Files.delete(directory.resolve("copy.db"));

        refused(ErrorCode.BACKUP_EXISTS, "copy.db");
        refused(ErrorCode.BACKUP_EXISTS, "copy.db", "--force");
        Files.delete(log);
        assertThat(backup("copy.db")).succeeded();
        assertThat(Databases.query(directory.resolve("copy.db"), "SELECT count(*) FROM a"))
                .containsExactly(Integer.toString(ROWS));
    }

    @Test
    void aDirectoryThatIsNotThereYet() throws IOException {
        assertThat(backup("backups/")).succeeded().says("backups/");
        assertThat(Program.in(directory).run("backup", "list")).succeeded().says("verified");
        Files.createSymbolicLink(directory.resolve("linked"), directory.resolve("backups"));
        assertThat(backup("linked/", "--format", "db")).succeeded();
        assertThat(FileTree.of(directory.resolve("backups")).names()).hasSize(4);
    }

    /** {@return a log that is left when its program is killed} */
    private static Path logOf(Path database) throws SQLException, IOException {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        Path kept = database.resolveSibling("kept");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("CREATE TABLE foreign_content(x)");
            Files.copy(log, kept);
        }
        return Files.move(kept, log, StandardCopyOption.REPLACE_EXISTING);
    }
}
