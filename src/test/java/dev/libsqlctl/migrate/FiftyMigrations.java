package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fifty migrations, and what of each a database holds. That is read from its schema and its data alone, never from a history: every migration
 * makes objects that carry its number, and leaves a row in a journal, which has no key, at each of its steps. What ran twice is there twice.
 */
final class FiftyMigrations {
    static final int COUNT = 50;
    static final int WITHOUT_TRANSACTION = 25;

    private static final int MANY = 120;

    private FiftyMigrations() {}

    static void writeTo(MigrationProject project) {
        project.migration(
                "1_m",
                "CREATE TABLE journal (migration INTEGER NOT NULL, step INTEGER NOT NULL);\n" + step(1, 1),
                "DROP TABLE journal;");
        for (int version = 2; version <= COUNT; version++) {
            project.migration(version + "_m", up(version), down(version));
        }
    }

    private static String up(int n) {
        if (n == WITHOUT_TRANSACTION) {
            return "-- transaction:no\n" + steps(n);
        }
        return switch (n % 4) {
            case 0 -> steps(n);
            case 1 -> trigger(n);
            case 2 -> many(n);
            default -> rebuild(n);
        };
    }

    private static String down(int n) {
        String marker = n == WITHOUT_TRANSACTION ? "-- transaction:no\n" : "";
        return marker + String.join(";\n", undoing(n)) + ";\n";
    }

    /** {@return the statements that remove a migration wherever it came to a halt} */
    static List<String> undoing(int n) {
        return List.of(
                "DROP VIEW IF EXISTS v_%02d".formatted(n),
                "DROP TABLE IF EXISTS t_%02d".formatted(n),
                "DELETE FROM journal WHERE migration = " + n);
    }

    private static String steps(int n) {
        return """
                CREATE TABLE t_%1$02d (id INTEGER PRIMARY KEY, a TEXT NOT NULL);
                %2$s
                CREATE INDEX i_%1$02d ON t_%1$02d (a);
                %3$s
                INSERT INTO t_%1$02d (a) VALUES ('one; two'), ('-- three');
                %4$s""".formatted(n, step(n, 1), step(n, 2), step(n, 3));
    }

    /** The second step is the trigger's doing. */
    private static String trigger(int n) {
        return """
                %2$s
                CREATE TABLE t_%1$02d (a);
                CREATE TRIGGER g_%1$02d AFTER INSERT ON t_%1$02d BEGIN
                    INSERT INTO journal VALUES (%1$d, 2);
                    UPDATE journal SET step = step WHERE migration = %1$d;
                END;
                INSERT INTO t_%1$02d VALUES ('fires');
                %3$s""".formatted(n, step(n, 1), step(n, 3));
    }

    private static String many(int n) {
        return "CREATE TABLE t_%1$02d (a); CREATE VIEW v_%1$02d AS SELECT a FROM t_%1$02d;\n".formatted(n)
                + IntStream.rangeClosed(1, MANY)
                        .mapToObj(number -> step(n, number))
                        .collect(Collectors.joining());
    }

    /** SQLite's way to change a table. */
    private static String rebuild(int n) {
        return """
                CREATE TABLE x_%1$02d (a, b);
                INSERT INTO x_%1$02d SELECT migration, step FROM journal;
                %2$s
                CREATE TABLE t_%1$02d (b, a);
                INSERT INTO t_%1$02d SELECT b, a FROM x_%1$02d;
                %3$s
                DROP TABLE x_%1$02d;
                %4$s""".formatted(n, step(n, 1), step(n, 2), step(n, 3));
    }

    private static String step(int n, int number) {
        return "INSERT INTO journal VALUES (" + n + ", " + number + ");\n";
    }

    /** {@return what the migration consists of when it is in the database as a whole, sorted} */
    static List<String> parts(int n) {
        List<String> parts = new ArrayList<>();
        int steps = n == 1 ? 1 : 3;
        if (n == WITHOUT_TRANSACTION || n > 1 && n % 4 == 0) {
            parts.add("i_%02d".formatted(n));
        } else if (n > 1 && n % 4 == 1) {
            parts.add("g_%02d".formatted(n));
        } else if (n % 4 == 2) {
            parts.add("v_%02d".formatted(n));
            steps = MANY;
        }
        if (n > 1) {
            parts.add("t_%02d".formatted(n));
        }
        for (int number = 1; number <= steps; number++) {
            parts.add("step " + number);
        }
        return parts.stream().sorted().toList();
    }

    /** {@return what the database holds of each migration of which it holds anything, sorted} */
    static Map<Integer, List<String>> found(Snapshot database) throws SQLException {
        Map<Integer, List<String>> found = new TreeMap<>();
        String objects =
                "SELECT name, CAST(substr(name, 3) AS INTEGER) FROM sqlite_schema WHERE name GLOB '?_[0-9][0-9]'";
        add(found, database.rows(objects));
        if (database.has("journal")) {
            add(found, database.rows("SELECT 'step ' || step, migration FROM journal"));
        }
        found.replaceAll((version, parts) -> parts.stream().sorted().toList());
        return found;
    }

    private static void add(Map<Integer, List<String>> found, List<String> rows) {
        for (String row : rows) {
            String[] columns = row.split(",");
            found.computeIfAbsent(Integer.valueOf(columns[1]), version -> new ArrayList<>())
                    .add(columns[0]);
        }
    }
}
