package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would run is printed, and the database is not even written to. */
class DryRunIT extends EachDatabaseContract {
    @BeforeEach
    void write() {
        project.migration("1_a", "CREATE TABLE a (name TEXT); -- ä\r\n", "DROP TABLE a;\n")
                .migration("2_b", "-- transaction:no\nCREATE TABLE b (id INTEGER)", "DROP TABLE b;\n");
    }

    @Test
    void anEmptyDatabaseStaysEmpty() {
        assertThat(project.migrate("up", "--dry-run").out()).isEqualTo("""
                -- 1_a.up.sql: in a transaction
                CREATE TABLE a (name TEXT); -- ä\r
                -- 2_b.up.sql: without a transaction
                -- transaction:no
                CREATE TABLE b (id INTEGER)
                ;
                """);
        assertThat(project.query("SELECT name FROM sqlite_schema")).isEmpty();
    }

    @Test
    void everyDirectionIsPrintedInTheOrderItWouldRun() {
        assertThat(project.migrate("up")).succeeded();
        List<String> before = project.contents();
        String undo = """
                -- 2_b.down.sql: in a transaction
                DROP TABLE b;
                -- 1_a.down.sql: in a transaction
                DROP TABLE a;
                """;

        assertThat(project.migrate("up", "--dry-run").out()).isEqualTo("-- nothing to do\n");
        assertThat(project.migrate("down", "--all", "--dry-run").out()).isEqualTo(undo);
        assertThat(project.migrate("goto", "0", "--dry-run").out()).isEqualTo(undo);
        assertThat(project.migrate("redo", "--dry-run").out()).isEqualTo("""
                -- 2_b.down.sql: in a transaction
                DROP TABLE b;
                -- 2_b.up.sql: without a transaction
                -- transaction:no
                CREATE TABLE b (id INTEGER)
                ;
                """);
        assertThat(project.contents()).isEqualTo(before);
    }

    @Test
    void whatIsPrintedRunsAsItStands() {
        String sql = project.migrate("up", "--dry-run").out();

        project.execute(
                Stream.of(sql.split(";")).filter(Predicate.not(String::isBlank)).toArray(String[]::new));
        assertThat(project.tables()).containsExactly("a", "b");
    }

    @Test
    void programsGetTheFilesOneByOne() {
        JsonArray scripts = assertThat(project.migrate("up", "1", "--dry-run", "--json"))
                .succeeded()
                .json()
                .getAsJsonArray("scripts");

        assertThat(scripts).hasSize(1);
        JsonObject script = scripts.get(0).getAsJsonObject();
        assertThat(script.get("file").getAsString()).isEqualTo("1_a.up.sql");
        assertThat(script.get("transaction").getAsBoolean()).isTrue();
        assertThat(script.get("sql").getAsString()).isEqualTo("CREATE TABLE a (name TEXT); -- ä\r\n");
    }

    @Test
    void whatWouldBeRefusedIsRefused() {
        assertThat(project.migrate("up")).succeeded();
        project.delete("2_b.down.sql").write("1_a.up.sql", "CREATE TABLE a (id INTEGER);");

        assertThat(project.migrate("down", "--dry-run")).failedWith(ErrorCode.DOWN_MISSING);
        assertThat(project.migrate("up", "--dry-run")).failedWith(ErrorCode.MIGRATION_CHANGED);
        assertThat(project.migrate("goto", "7", "--dry-run")).failedWith(ErrorCode.MIGRATION_UNKNOWN);
    }
}
