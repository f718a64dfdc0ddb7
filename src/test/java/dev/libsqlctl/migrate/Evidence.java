package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Snapshot;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which of the fifty migrations a database holds, by its schema and by each history, at one moment.
 *
 * @param found the parts of each migration that are there
 * @param recorded the versions that Flyway's history has as applied
 * @param interrupted the versions that Flyway's history has as begun
 * @param recordedByGeni the versions in Geni's history
 */
record Evidence(
        Map<Integer, List<String>> found,
        Set<Integer> recorded,
        Set<Integer> interrupted,
        Set<Integer> recordedByGeni) {
    static Evidence of(MigrationProject project) {
        return project.look(database -> new Evidence(
                FiftyMigrations.found(database),
                versions(database, "flyway_schema_history", "version", "type = 'SQL' AND success = 1"),
                versions(database, "flyway_schema_history", "version", "type = 'SQL' AND success = 0"),
                versions(database, "schema_migrations", "id", "1")));
    }

    private static Set<Integer> versions(Snapshot database, String table, String column, String where)
            throws SQLException {
        if (!database.has(table)) {
            return Set.of();
        }
        List<String> rows = database.rows("SELECT " + column + " FROM " + table + " WHERE " + where);
        Set<Integer> versions = rows.stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
        assertThat(versions).as("each version once in " + table).hasSameSizeAs(rows);
        return versions;
    }

    /** {@return the migrations that are there as a whole, each step once} */
    Set<Integer> whole() {
        return found.keySet().stream().filter(this::isWhole).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isWhole(int version) {
        return FiftyMigrations.parts(version).equals(found.get(version));
    }

    /** Schema and histories say the same, and nothing is there by half but what may be, and is known to be. */
    void assertAgrees(String when) {
        Set<Integer> certain = new TreeSet<>(whole());
        certain.removeAll(interrupted);
        Set<Integer> halves = new TreeSet<>(found.keySet());
        halves.removeAll(whole());
        assertThat(recorded).as("the schema and Flyway's history, " + when).isEqualTo(certain);
        assertThat(recordedByGeni).as("the two histories, " + when).isEqualTo(recorded);
        assertThat(Set.of(FiftyMigrations.WITHOUT_TRANSACTION))
                .as("what was interrupted, " + when)
                .containsAll(interrupted);
        assertThat(interrupted).as("halves, " + when + ": " + found).containsAll(halves);
    }
}
