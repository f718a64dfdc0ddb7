package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.Program.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every migration is shown with where it stands, and looking changes nothing. */
class StatusIT extends EachDatabaseContract {
    @BeforeEach
    void open() {
        project.migration("8_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("9_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;")
                .migration("10_c", "CREATE TABLE c (id INTEGER);", "DROP TABLE c;");
    }

    private JsonObject status() {
        return assertThat(project.migrate("status", "--json")).succeeded().json();
    }

    private List<String> states() {
        return StreamSupport.stream(status().getAsJsonArray("migrations").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(one -> one.get("version").getAsString() + " "
                        + one.get("state").getAsString())
                .toList();
    }

    @Test
    void whatIsPendingIsToldApartFromWhatIsApplied() {
        assertThat(project.migrate("up", "2")).succeeded();

        Run run = project.migrate("status");

        assertThat(run).succeeded();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("applied +\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ +8_a\\.up\\.sql"),
                        line -> assertThat(line).matches("applied +\\S+Z +9_b\\.up\\.sql"),
                        line -> assertThat(line).matches("pending +- +10_c\\.up\\.sql"),
                        line -> assertThat(line).isEqualTo("2 applied, 1 pending"));
        assertThat(states()).containsExactly("8 applied", "9 applied", "10 pending");
        JsonObject first = status().getAsJsonArray("migrations").get(0).getAsJsonObject();
        assertThat(Instant.parse(first.get("applied_at").getAsString()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
        assertThat(first.get("milliseconds").getAsLong()).isNotNegative();
        assertThat(first.get("file").getAsString()).isEqualTo("8_a.up.sql");
    }

    @Test
    void checkEndsWithFiveUntilNothingIsPending() {
        assertThat(project.migrate("status", "--check")).exitedWith(5).says("3 pending");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.migrate("status", "--check")).succeeded().says("3 applied, 0 pending");
        assertThat(status().get("pending").getAsInt()).isZero();
        assertThat(status().get("wrong").getAsInt()).isZero();
    }

    @Test
    void whatIsWrongIsToldApart() {
        assertThat(project.migrate("up")).succeeded();
        project.write("8_a.up.sql", "CREATE TABLE a (id INTEGER, more);").delete("9_b.up.sql");
        project.write("1_late.up.sql", "CREATE TABLE late (id);").write("11_d.up.sql", "CREATE TABLE d (id);");

        assertThat(states()).containsExactly("1 out_of_order", "8 changed", "9 missing", "10 applied", "11 pending");
        assertThat(project.migrate("status"))
                .succeeded()
                .says("out of order ")
                .says("9_b.up.sql")
                .says("1 applied, 1 pending, 3 wrong");
        assertThat(project.migrate("status", "--check")).exitedWith(5);
    }

    /** Whoever opens a file with another editor has not changed the migration. */
    @Test
    void otherLineEndsAreNoChange() {
        assertThat(project.migrate("up")).succeeded();
        project.write("8_a.up.sql", "\ufeffCREATE TABLE a (id INTEGER);\r\n");

        assertThat(states()).contains("8 applied");
    }

    @Test
    void anInterruptedMigrationIsTold() {
        project.write("11_d.up.sql", "-- transaction:no\nCREATE TABLE d (id);\nSELECT * FROM nowhere;");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_INTERRUPTED);

        assertThat(states()).containsExactly("8 applied", "9 applied", "10 applied", "11 interrupted");
        assertThat(project.migrate("status", "--check")).exitedWith(5);
    }

    @Test
    void whatGeniHasDoneIsAppliedAndWhatItHasUndoneIsPending() {
        project.execute(
                "CREATE TABLE schema_migrations (id VARCHAR(255) NOT NULL PRIMARY KEY)",
                "INSERT INTO schema_migrations VALUES ('8'), ('7')");
        List<String> before = project.contents();

        assertThat(states()).containsExactly("7 missing", "8 applied", "9 pending", "10 pending");
        assertThat(project.contents()).isEqualTo(before);

        project.execute("DELETE FROM schema_migrations WHERE id = '7'", "CREATE TABLE a (id INTEGER)");
        assertThat(project.migrate("up")).succeeded();
        project.execute("DELETE FROM schema_migrations WHERE id = '10'");
        assertThat(states()).containsExactly("8 applied", "9 applied", "10 pending");
    }

    @Test
    void lookingLeavesAnEmptyDatabaseEmpty() {
        assertThat(states()).containsExactly("8 pending", "9 pending", "10 pending");
        assertThat(project.migrate("validate")).succeeded();

        assertThat(project.contents()).isEmpty();
    }

    @Test
    void theTargetIsToldToPrograms() {
        assertThat(status().get("target").getAsString())
                .isEqualTo(
                        database == MigrationProject.Database.SERVER
                                ? project.url()
                                : directory.resolve("app.db").toString());
    }

    @Test
    void aFolderWithMistakesIsAnErrorThatNamesThem() {
        project.write("x.up.sql", "SELECT 1;");
        assertThat(project.migrate("status"))
                .failedWith(ErrorCode.MIGRATION_NAME_INVALID)
                .warns("x.up.sql");
        project.delete("x.up.sql").write("08_again.up.sql", "SELECT 1;");
        assertThat(project.migrate("status"))
                .failedWith(ErrorCode.MIGRATION_DUPLICATE)
                .warns("08_again.up.sql")
                .warns("8_a.up.sql");
    }
}
