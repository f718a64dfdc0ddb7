package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.ReferenceShell;
import dev.libsqlctl.support.ShellTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;

/** A database that only its application, or an older SQLite, can load: its backup is not what was promised, and says so. */
@ShellTest
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

    @Test
    void digitsAndANulInAColumnOfNumbers() {
        ReferenceShell.execute(
                directory.resolve("app.db"),
                "CREATE TABLE t(x INT); INSERT INTO t VALUES(CAST(X'31320078' AS TEXT)); SELECT typeof(x) FROM t;");

        assertThat(Program.in(directory).run("backup", "--url", "sqlite:app.db", "-o", "x.sql"))
                .failedWith(ErrorCode.BACKUP_DIFFERS)
                .warns("table t has other values in its 1 rows");
        assertThat(FileTree.of(directory).names()).containsExactly("app.db");

        assertThat(Program.in(directory).run("backup", "--url", "sqlite:app.db", "-o", "x.db"))
                .succeeded()
                .says(", verified ");
        assertThat(ReferenceShell.execute(directory.resolve("x.db"), "SELECT typeof(x), hex(x) FROM t;"))
                .isEqualTo("text|31320078\n");
    }
}
