package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code migrate dump} writes, and what {@code migrate load} makes of it. */
abstract class SchemaContract {
    static final String HISTORY = """

            -- The applied migrations.
            CREATE TABLE "schema_migrations" (id VARCHAR(255) NOT NULL PRIMARY KEY);
            """;

    static final String ROW = """
            INSERT INTO "schema_migrations" (id) VALUES ('1');
            """;

    /** In an order in which they can be made, but not the one in which they are written. */
    private static final List<String> OBJECTS = List.of(
            "CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER REFERENCES authors (id), title TEXT NOT NULL,"
                    + " slug TEXT GENERATED ALWAYS AS (lower(title)) STORED)",
            "CREATE TABLE authors (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE /* a ; */ CHECK (name <> '--'))",
            "CREATE VIRTUAL TABLE search USING fts5(title, content=posts, content_rowid=id)",
            "CREATE VIRTUAL TABLE area USING rtree(id, x0, x1)",
            "CREATE INDEX posts_title ON posts (title COLLATE NOCASE) WHERE title <> ''",
            "CREATE INDEX posts_author ON posts (author)",
            "CREATE VIEW b AS SELECT id, title FROM posts -- the last word",
            "CREATE VIEW a AS SELECT title FROM b",
            "CREATE TRIGGER on_view INSTEAD OF INSERT ON a BEGIN INSERT INTO posts (title) VALUES (new.title); END",
            "CREATE TRIGGER indexed AFTER INSERT ON posts BEGIN INSERT INTO search (rowid, title) VALUES (new.id, new.title); END",
            "CREATE TABLE \"odd \"\"name\" (\"a column\") STRICT".replace("(\"a column\")", "(\"a column\" ANY)"));

    private static final String TEXT = """
            --
            -- The schema, written by libsqlctl after every migration. Do not edit it: change it with a migration.
            --

            CREATE TABLE authors (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE /* a ; */ CHECK (name <> '--'));

            CREATE TABLE "odd ""name" ("a column" ANY) STRICT;

            CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER REFERENCES authors (id), title TEXT NOT NULL,\
             slug TEXT GENERATED ALWAYS AS (lower(title)) STORED);
            CREATE INDEX posts_author ON posts (author);
            CREATE INDEX posts_title ON posts (title COLLATE NOCASE) WHERE title <> '';
            CREATE TRIGGER indexed AFTER INSERT ON posts BEGIN INSERT INTO search (rowid, title) VALUES (new.id, new.title); END;

            CREATE VIEW a AS SELECT title FROM b;
            CREATE TRIGGER on_view INSTEAD OF INSERT ON a BEGIN INSERT INTO posts (title) VALUES (new.title); END;

            CREATE VIEW b AS SELECT id, title FROM posts;

            CREATE VIRTUAL TABLE area USING rtree(id, x0, x1);

            CREATE VIRTUAL TABLE search USING fts5(title, content=posts, content_rowid=id);
            """;

    @TempDir
    Path directory;

    abstract MigrationProject.Database database();

    MigrationProject project(String name) {
        return MigrationProject.in(directory.resolve(name), database())
                .migration("1_first", "CREATE TABLE users (id INTEGER PRIMARY KEY);", "DROP TABLE users;");
    }

    private static String schema(MigrationProject project) throws Exception {
        return Files.readString(project.file("schema.sql"));
    }

    @Test
    void theSameSchemaGivesTheSameBytesInWhateverOrderItWasMade() throws Exception {
        try (MigrationProject one = project("one");
                MigrationProject other = project("other")) {
            one.execute(OBJECTS.toArray(String[]::new));
            other.execute(
                    OBJECTS.get(10), OBJECTS.get(1), OBJECTS.get(0), OBJECTS.get(5), OBJECTS.get(4), OBJECTS.get(3));
            other.execute(OBJECTS.get(2), OBJECTS.get(7), OBJECTS.get(8), OBJECTS.get(6), OBJECTS.get(9));
            other.execute("INSERT INTO authors (name) VALUES ('Ann')", "INSERT INTO posts (title) VALUES ('Hello')");

            assertThat(one.migrate("dump")).succeeded().says("wrote migrations/schema.sql");
            assertThat(other.migrate("dump")).succeeded();

            assertThat(schema(one)).isEqualTo(TEXT + HISTORY).isEqualTo(schema(other));
            assertThat(one.query("SELECT 1 FROM sqlite_schema WHERE name LIKE '%migrations' OR name LIKE 'flyway%'"))
                    .as("a dump makes no history")
                    .isEmpty();
        }
    }

    @Test
    void whatIsDumpedIsLoaded() throws Exception {
        try (MigrationProject fresh = project("fresh");
                Connection sqlite = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = sqlite.createStatement()) {
            fresh.write("schema.sql", TEXT + HISTORY);

            assertThat(fresh.migrate("load")).succeeded().warns("target: ").warns("names no applied migration");
            assertThat(fresh.migrate("dump")).succeeded().says("up to date");

            assertThat(schema(fresh)).isEqualTo(TEXT + HISTORY);
            fresh.execute("INSERT INTO a (title) VALUES ('Green Eggs')");
            assertThat(fresh.query("SELECT slug FROM posts JOIN search ON search.rowid = id WHERE search MATCH 'eggs'"))
                    .containsExactly("green eggs");
            statement.executeUpdate(TEXT + HISTORY);
            statement.executeUpdate("INSERT INTO a (title) VALUES ('SQLite loads it too')");
        }
    }

    @Test
    void loadBringsTheHistory() throws Exception {
        try (MigrationProject first = project("first");
                MigrationProject fresh = project("fresh")) {
            for (MigrationProject project : List.of(first, fresh)) {
                project.migration("10_ten", "CREATE TABLE ten (id);", "DROP TABLE ten;");
                project.migration("9_nine", "CREATE TABLE nine (id);", "DROP TABLE nine;");
            }
            assertThat(first.migrate("up")).succeeded();
            assertThat(schema(first)).endsWith("""
                    INSERT INTO "schema_migrations" (id) VALUES ('1');
                    INSERT INTO "schema_migrations" (id) VALUES ('9');
                    INSERT INTO "schema_migrations" (id) VALUES ('10');
                    """);

            Files.copy(first.file("schema.sql"), fresh.file("schema.sql"));
            int loaded = assertThat(fresh.migrate("load", "--json"))
                    .succeeded()
                    .json()
                    .get("migrations")
                    .getAsInt();
            assertThat(loaded).isEqualTo(3);

            assertThat(fresh.applied()).containsExactly("1", "9", "10");
            assertThat(fresh.migrate("status", "--check")).succeeded();
            assertThat(fresh.migrate("down", "-a", "2")).succeeded();
            assertThat(fresh.tables()).containsExactly("users");
            assertThat(schema(fresh)).contains("CREATE TABLE users").doesNotContain("nine", "TABLE ten", "'9'");
        }
    }

    @Test
    void loadRefusesWhatItCannotDoAndLeavesThingsAsTheyWere() {
        try (MigrationProject project = project("project")) {
            assertThat(project.migrate("load")).failedWith(ErrorCode.IO_ERROR).warns("schema.sql");

            project.write("schema.sql", "CREATE TABLE t (id);\n\n  INSERT INTO t VALUES (1);\n");
            assertThat(project.migrate("load"))
                    .failedWith(ErrorCode.SCHEMA_FILE_INVALID)
                    .warns("schema.sql:3:3: INSERT INTO is no part of a schema");

            project.write("schema.sql", "CREATE TABLE t (id);\nCREATE INDEX i ON t (absent);\nCREATE TABLE u (id);");
            assertThat(project.migrate("load"))
                    .failedWith(ErrorCode.MIGRATION_FAILED)
                    .warns("schema.sql:2:1: ")
                    .warns("nothing of it was made")
                    .warns("no such column: absent");
            assertThat(project.tables()).isEmpty();

            project.execute("CREATE TABLE mine (id)", "INSERT INTO mine VALUES (1)");
            List<String> before = project.contents();
            project.write("schema.sql", TEXT + HISTORY);
            assertThat(project.migrate("load"))
                    .failedWith(ErrorCode.DATABASE_NOT_EMPTY)
                    .warns("mine");
            assertThat(project.contents()).isEqualTo(before);
        }
    }

    @Test
    void ofTwoLoadsAtOnceOneIsRefused() {
        try (MigrationProject project = project("project")) {
            project.write("schema.sql", TEXT + "CREATE TABLE users (id INTEGER PRIMARY KEY);" + HISTORY + ROW);

            List<Run> runs = Stream.of(project.start("load"), project.start("load"))
                    .map(Running::end)
                    .toList();

            assertThat(runs).extracting(Run::exitCode).containsExactlyInAnyOrder(0, 1);
            assertThat(runs).extracting(Run::err).anyMatch(err -> err.contains("error: DATABASE_NOT_EMPTY: "));
            assertThat(project.applied()).containsExactly("1");
            assertThat(project.migrate("down")).succeeded();
        }
    }

    @Test
    void theFileThatGeniWritesIsLoaded() {
        try (MigrationProject project = project("project")) {
            project.write("schema.sql", """
                    --
                    -- LibSQL SQL Schema dump automatic generated by geni
                    --

                    CREATE TABLE schema_migrations (id VARCHAR(255) NOT NULL PRIMARY KEY);
                    CREATE TABLE sqlite_sequence(name,seq);
                    CREATE TABLE users (
                      id INTEGER PRIMARY KEY AUTOINCREMENT,
                      username TEXT NOT NULL
                    );""");

            assertThat(project.migrate("load")).succeeded().warns("migrate baseline");

            assertThat(project.tables()).containsExactly("users");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorAfterTheMigrationIsApplied() throws Exception {
        try (MigrationProject project = project("project")) {
            Files.createDirectory(project.file("schema.sql"));

            assertThat(project.migrate("up", "--no-dump-schema")).succeeded();
            project.migration("2_second", "CREATE TABLE second (id);", "DROP TABLE second;");
            assertThat(project.migrate("up"))
                    .exitedWith(1)
                    .warns("IO_ERROR")
                    .warns("schema.sql cannot be written")
                    .warns("the migrations themselves are done");

            assertThat(project.applied()).containsExactly("1", "2");
        }
    }

    @Test
    void aFileThatShowsTheSchemaAlreadyIsNotTouched() throws Exception {
        try (MigrationProject project = project("project")) {
            assertThat(project.migrate("up")).succeeded();
            Path file = project.file("schema.sql");
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            assertThat(project.migrate("up")).succeeded();
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(Instant.EPOCH));

            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
            assertThat(project.migrate("down")).succeeded();
            assertThat(schema(project)).doesNotContain("users");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-rw-r--");
        }
    }
}
