package dev.libsqlctl.play;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.util.List;
import java.util.UUID;

/** Plays with a database: makes a table, inserts a row, selects it, and leaves nothing behind. */
public final class SmokeTest {
    private static final String MESSAGE = "It works!!!";

    private SmokeTest() {}

    /**
     * Runs all of it as one transaction that is committed, so that a write really reaches the disk, and that drops its table
     * before its end, so that nobody ever sees the table, whatever happens.
     *
     * @param endpoint the database
     * @param timeouts how long to wait for it
     * @return the rows that were selected
     * @throws HranaException when the server cannot be reached or refuses
     */
    public static List<List<Value>> run(Endpoint endpoint, Timeouts timeouts) {
        String table = "libsqlctl_play_" + UUID.randomUUID().toString().replace('-', '_');
        try (HranaClient client = HranaClient.open(endpoint, timeouts)) {
            BatchResult result = client.transaction(List.of(
                    Stmt.of("CREATE TABLE " + table + " (message TEXT NOT NULL)"),
                    Stmt.of("INSERT INTO " + table + " VALUES (?)", new Value.Text(MESSAGE)),
                    Stmt.of("SELECT message FROM " + table),
                    Stmt.of("DROP TABLE " + table)));
            return result.result(2).orElseThrow().rows();
        }
    }
}
