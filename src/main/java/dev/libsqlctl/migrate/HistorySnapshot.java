package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What both tables of the history hold at one moment.
 *
 * @param flyway the migrations that Flyway's has, by version
 * @param geni the versions that Geni's has; empty if there is no such table
 * @param lastRank the highest rank of Flyway's; 0 if there is none
 */
record HistorySnapshot(Map<Long, AppliedMigration> flyway, Optional<Set<Long>> geni, int lastRank) {
    private static final String NOTHING =
            "SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE false";
    private static final String FLYWAY_ROWS = "SELECT installed_rank, version, description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success FROM %s WHERE installed_rank >= 0";
    private static final String GENI_ROWS = "SELECT NULL, id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM %s";

    /** {@return what the tables hold} Both are read by one statement, so that nobody writes in between. */
    static HistorySnapshot read(Connection connection, HistoryTables tables) throws SQLException {
        Set<String> present = tables.present(connection);
        boolean hasGeni = present.contains(tables.geniName());
        boolean hasFlyway = present.contains(HistoryTables.FLYWAY);
        Reader reader = new Reader();
        if (hasFlyway || hasGeni) {
            String sql = (hasFlyway ? FLYWAY_ROWS.formatted(HistoryTables.quotedFlyway()) : NOTHING)
                    + " UNION ALL "
                    + (hasGeni ? GENI_ROWS.formatted(tables.quotedGeni()) : NOTHING)
                    + " ORDER BY 1";
            reader.read(connection, sql, tables);
        }
        requireThisTable(connection, tables, reader.flyway.values());
        return new HistorySnapshot(
                reader.flyway, hasGeni ? Optional.of(reader.geni) : Optional.empty(), reader.lastRank);
    }

    /** What another table of Geni's has would look as if Geni had undone it, and be applied once more. */
    private static void requireThisTable(
            Connection connection, HistoryTables tables, Collection<AppliedMigration> applied) throws SQLException {
        Set<String> others = applied.stream()
                .flatMap(row -> row.geniName().stream())
                .filter(name -> !name.equals(tables.geniName()))
                .collect(Collectors.toSet());
        for (String other : others) {
            if (new HistoryTables(other).present(connection).contains(other)) {
                throw new LibsqlctlException(
                        ErrorCode.DATABASE_ERROR,
                        "the history of this database goes with the table " + other + ", not with " + tables.geni(),
                        "Say --table " + other + ", or rename that table.");
            }
        }
    }

    /** {@return the migrations that Flyway's has, by version} */
    Collection<AppliedMigration> applied() {
        return flyway.values();
    }

    /** Takes the rows in the order of their ranks. */
    private static final class Reader {
        private final Map<Long, AppliedMigration> flyway = new TreeMap<>();
        private final Set<Long> geni = new TreeSet<>();
        private int lastRank;

        private void read(Connection connection, String sql, HistoryTables tables) throws SQLException {
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery(sql)) {
                while (rows.next()) {
                    accept(rows);
                }
            } catch (SQLException e) {
                if (e.getMessage().contains("no such column: id")) {
                    throw notGenis(tables, e);
                }
                throw e;
            }
        }

        private static LibsqlctlException notGenis(HistoryTables tables, SQLException cause) {
            return new LibsqlctlException(
                    ErrorCode.DATABASE_ERROR,
                    "the table " + tables.geni() + " is not Geni's: it has no column 'id', as one of dbmate's has",
                    "Give Geni's history another name with --table; 'libsqlctl migrate baseline' then says what is applied.",
                    cause);
        }

        private void accept(ResultSet row) throws SQLException {
            int rank = row.getInt(1);
            if (row.wasNull()) {
                geni.add(version(row.getString(2), "Geni's history"));
                return;
            }
            lastRank = Math.max(lastRank, rank);
            String version = row.getString(2);
            if (version != null) {
                accept(version(version, HistoryTables.FLYWAY), row);
            }
        }

        /** What Flyway itself has undone or given up stands behind the row of its having been applied. */
        private void accept(long version, ResultSet row) throws SQLException {
            String type = row.getString(4);
            if (type.equals("DELETE") || type.startsWith("UNDO")) {
                flyway.remove(version);
                return;
            }
            int checksum = row.getInt(6);
            Integer known = row.wasNull() ? null : checksum;
            flyway.put(
                    version,
                    new AppliedMigration(
                            version,
                            row.getString(3),
                            type,
                            row.getString(5),
                            known,
                            row.getString(7),
                            row.getString(8),
                            row.getLong(9),
                            row.getBoolean(10)));
        }

        private static long version(String text, String table) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new LibsqlctlException(
                        ErrorCode.DATABASE_ERROR,
                        table + " holds the version '" + text + "', which is no number of 64 bits",
                        "Another tool keeps its migrations there; libsqlctl can not go on with them.",
                        e);
            }
        }
    }
}
