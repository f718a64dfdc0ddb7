package dev.libsqlctl.backup.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConnection;

/**
 * Several connections that see a file as it was at one moment. Each has a transaction of its own; that all of these began at the same moment is known because another connection, which
 * has none, was told both before and after that nobody had committed.
 */
final class OneMoment {
    /** Somebody who commits without a pause leaves a gap long enough sooner or later; else one connection has to do. */
    private static final int ATTEMPTS = 100;

    private OneMoment() {}

    /**
     * {@return the connections, each in a transaction; fewer, but one at the least, when others commit too often}
     *
     * @param wanted how many
     */
    static List<SQLiteConnection> open(ReadOnlyFile file, int wanted) throws SQLException {
        List<SQLiteConnection> connections = new ArrayList<>();
        try (SQLiteConnection witness = file.connect()) {
            while (connections.size() < wanted) {
                connections.add(file.connect());
            }
            if (!beginTogether(connections, witness)) {
                for (SQLiteConnection spare : connections.subList(1, connections.size())) {
                    spare.close();
                }
                connections.subList(1, connections.size()).clear();
                ReadOnlyFile.begin(connections.get(0));
            }
            return connections;
        } catch (SQLException | RuntimeException e) {
            for (SQLiteConnection connection : connections) {
                connection.close();
            }
            throw e;
        }
    }

    private static boolean beginTogether(List<SQLiteConnection> connections, SQLiteConnection witness)
            throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = ReadOnlyFile.dataVersion(witness);
            for (SQLiteConnection connection : connections) {
                ReadOnlyFile.begin(connection);
            }
            if (ReadOnlyFile.dataVersion(witness) == before) {
                return true;
            }
            for (SQLiteConnection connection : connections) {
                ReadOnlyFile.rollBack(connection);
            }
        }
        return false;
    }
}
