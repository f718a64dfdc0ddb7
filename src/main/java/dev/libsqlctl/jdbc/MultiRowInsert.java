package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts the rows of a batch many at a time, where nothing can tell the difference: into an ordinary table whose triggers, foreign keys
 * and conflict clauses cannot see that a row was not inserted by itself. A savepoint stands before each request. When a row is refused,
 * or the count is not the number of rows, the request is undone and repeated row by row, so that what stays, what is reported and what
 * is refused are those of single statements.
 */
final class MultiRowInsert {
    /** The number of rows from which on looking at the table and the savepoint cost less than single statements. */
    static final int WORTHWHILE = 100;

    private static final long REQUEST_BYTES = 1_000_000;

    private static final Stmt SAVEPOINT = Stmt.of("SAVEPOINT libsqlctl_batch");
    private static final Stmt ROLLBACK_TO = Stmt.of("ROLLBACK TO libsqlctl_batch");
    private static final Stmt RELEASE = Stmt.of("RELEASE libsqlctl_batch");

    /**
     * Whether the table is an ordinary one. A trigger may look at the other rows. A foreign key to the table itself is checked at the
     * end of a statement, and so allows a row to precede its parent if both are inserted by one. A conflict clause may delete rows, of
     * which foreign keys of other tables take notice at the end of a statement. A default or a check that calls changes() or
     * total_changes() counts statements.
     */
    private static final String IS_PLAIN = """
            SELECT count(*) FROM main.sqlite_schema AS t
            WHERE t.type = 'table' AND t.name = ?1 COLLATE NOCASE AND t.rootpage > 0
            AND instr(upper(t.sql), 'CONFLICT') = 0 AND instr(upper(t.sql), 'CHANGES') = 0
            AND NOT EXISTS (SELECT 1 FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE)
            AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(?1, 'main') AS f WHERE f."table" = ?1 COLLATE NOCASE)""";

    private final InsertTemplate insert;
    private final BatchTransaction transaction;
    private final BatchRun run;
    private boolean saved;

    MultiRowInsert(InsertTemplate insert, BatchTransaction transaction, BatchRun run) {
        this.insert = insert;
        this.transaction = transaction;
        this.run = run;
    }

    /** Executes the whole batch. */
    void run() throws SQLException, BatchStepFailure {
        if (!tableIsPlain()) {
            run.single(insert.size(), true);
            return;
        }
        BatchCounts counts = run.progress();
        while (counts.done() < insert.size()) {
            int end = insertMany(counts.done());
            if (end > counts.done()) {
                run.single(end, false);
            }
        }
        transaction.sendLast(saved ? List.of(RELEASE) : List.of());
    }

    /** Asks together with the first row, so that the transaction begins as one that writes. */
    private boolean tableIsPlain() throws SQLException, BatchStepFailure {
        Stmt look = Stmt.of(IS_PLAIN, Value.of(insert.table()));
        BatchResult result = transaction.send(List.of(look, insert.insert(0, 1)));
        StmtResult found = result.result(0).orElse(null);
        run.accept(result.subResult(found == null ? 0 : 1, result.size()));
        return found != null && found.rows().get(0).get(0).equals(Value.of(1L));
    }

    /** {@return the place after the last row that one request can take; if it was undone, nothing is counted} */
    private int insertMany(int start) throws SQLException {
        List<Stmt> chain = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        if (saved) {
            chain.add(RELEASE);
        }
        chain.add(SAVEPOINT);
        int before = chain.size();
        int end = start;
        long size = 0;
        int most = (int) Math.min(insert.size(), (long) start + insert.rowsPerRequest());
        while (end < most && size < REQUEST_BYTES) {
            int from = end;
            while (end < most && end - from < insert.rowsPerStatement() && size < REQUEST_BYTES) {
                size += insert.size(end++);
            }
            chain.add(insert.insert(from, end));
            expected.add(end - from);
        }
        BatchResult result = transaction.send(chain);
        saved = result.result(before - 1).isPresent();
        BatchResult inserts = result.subResult(before, chain.size());
        if (isComplete(inserts, expected)) {
            for (int i = 0; i < expected.size(); i++) {
                run.accept(inserts.result(i).orElseThrow(), expected.get(i));
            }
        } else {
            undo(result);
        }
        return end;
    }

    private static boolean isComplete(BatchResult result, List<Integer> expected) {
        for (int i = 0; i < expected.size(); i++) {
            boolean complete =
                    result.result(i).isPresent() && result.result(i).get().affectedRowCount() == expected.get(i);
            if (!complete) {
                return false;
            }
        }
        return true;
    }

    /** Without the savepoint the rows could be inserted twice: then nothing goes on. */
    private void undo(BatchResult failed) throws SQLException {
        if (!saved) {
            return;
        }
        saved = false;
        BatchResult undone = transaction.send(List.of(ROLLBACK_TO, RELEASE));
        HranaError error = failed.firstError().or(undone::firstError).orElse(null);
        if (undone.result(1).isEmpty() && error != null) {
            throw SqlErrors.of(ServerException.of(error));
        }
    }
}
