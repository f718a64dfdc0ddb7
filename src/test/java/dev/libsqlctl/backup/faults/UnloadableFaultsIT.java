package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;

/** A database that only its application can load: its backup is not what was promised, and says so. */
class UnloadableFaultsIT {
    @TempDir
    Path directory;

    @Test
    void aFunctionOfItsOwn() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            Function.create(connection, "regexp", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(1);
                }
            });
            statement.execute("CREATE TABLE t(x CHECK(x REGEXP '^a'))");
            statement.execute("INSERT INTO t VALUES('a')");
        }

        assertThat(Program.in(directory).run("backup", "--url", "sqlite:app.db", "-o", "x.sql"))
                .failedWith(ErrorCode.BACKUP_DIFFERS)
                .exitedWith(5)
                .warns("it cannot be loaded: x.sql:")
                .warns("REGEXP")
                .warns("--no-verify");
        assertThat(FileTree.of(directory).names()).containsExactly("app.db");

        assertThat(Program.in(directory).run("backup", "--url", "sqlite:app.db", "-o", "x.sql", "--no-verify"))
                .succeeded();
        assertThat(Program.in(directory).run("backup", "verify", "x.sql"))
                .failedWith(ErrorCode.BACKUP_DIFFERS)
                .warns("it cannot be loaded: x.sql:");
    }
}
