package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.SqlText;
import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One execution of a batch, in requests of bounded size. In auto-commit all of them are one transaction, of which all stays or nothing;
 * otherwise the batch stops at the first statement that fails, and what ran before it stays in the open transaction.
 */
final class BatchRun {
    /** Beyond about this size a request of single statements gets no faster. */
    private static final long REQUEST_BYTES = 1_000_000;

    private static final int REQUEST_STATEMENTS = 5_000;

    private final BatchEntries entries;
    private final BatchTransaction transaction;
    private final BatchCounts counts;
    private final BatchKeys keys;

    private BatchRun(BatchEntries entries, BatchTransaction transaction) {
        this.entries = entries;
        this.transaction = transaction;
        this.counts = new BatchCounts(entries.size());
        this.keys = BatchKeys.of(entries);
    }

    /** {@return the counts and the keys of the batch} */
    static BatchRun execute(DatabaseSession session, RunOptions options, BatchEntries entries) throws SQLException {
        requireChanges(entries);
        return session.exclusively(options, () -> {
            BatchRun run = new BatchRun(entries, new BatchTransaction(session, options));
            try {
                run.execute();
            } catch (BatchUpdateException e) {
                if (run.counts.done() > 0 || !run.keys.goOnWithout(e)) {
                    throw e;
                }
                run = new BatchRun(entries, new BatchTransaction(session, options));
                run.execute();
            }
            return run;
        });
    }

    long[] counts() {
        return counts.all();
    }

    /** {@return null if there are none} */
    RowSource keys() {
        return keys.rows();
    }

    private void execute() throws SQLException {
        if (entries.size() == 0) {
            return;
        }
        try {
            InsertTemplate insert = InsertTemplate.of(entries);
            if (insert == null) {
                single(entries.size(), true);
            } else {
                new MultiRowInsert(insert, transaction, this).run();
            }
        } catch (BatchStepFailure e) {
            throw failed(e.failure());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private BatchUpdateException failed(SQLException failure) {
        transaction.rollBack(failure);
        if (!transaction.isOwn()) {
            return counts.broken(failure);
        }
        return transaction.isUnknown() ? counts.unknown(failure) : counts.rolledBack(failure);
    }

    BatchCounts progress() {
        return counts;
    }

    /**
     * Executes statement by statement what has not been executed yet.
     *
     * @param end the place after the last one
     * @param last whether the batch is over then
     */
    void single(int end, boolean last) throws SQLException, BatchStepFailure {
        while (counts.done() < end) {
            int start = counts.done();
            List<Stmt> chain = new ArrayList<>();
            long size = 0;
            while (start + chain.size() < end && size < REQUEST_BYTES && chain.size() < REQUEST_STATEMENTS) {
                Stmt stmt = entries.stmt(start + chain.size());
                size += RequestSize.of(stmt);
                chain.add(stmt);
            }
            boolean ends = last && start + chain.size() == end;
            accept(ends ? transaction.sendLast(chain) : transaction.send(chain));
        }
    }

    /** Notes what the next statements gave. */
    void accept(BatchResult results) throws SQLException, BatchStepFailure {
        for (int i = 0; i < results.size(); i++) {
            int index = counts.done();
            if (results.error(i).isPresent()) {
                throw new BatchStepFailure(
                        index, SqlErrors.of(ServerException.of(results.error(i).get())));
            }
            StmtResult result = results.result(i).orElseThrow();
            keys.add(result);
            counts.add(result.affectedRowCount());
        }
    }

    /** Notes that so many of the next statements have been executed by one. */
    void accept(StmtResult result, int rows) throws SQLException {
        keys.add(result);
        for (int i = 0; i < rows; i++) {
            counts.add(1);
        }
    }

    /** A statement with rows or that ends the transaction is refused before anything is executed. */
    private static void requireChanges(BatchEntries entries) throws SQLException {
        for (int i = 0; i < entries.size(); i++) {
            SqlOutline outline = entries.outline(i);
            if (outline.verb() == SqlOutline.Verb.TRANSACTION) {
                throw refused(i, "A batch is one transaction, or part of one: it cannot begin or end transactions");
            }
            if (outline.hasRows()) {
                throw refused(i, "The statement returns rows, which a batch has no place for");
            }
            if (!outline.changesRows() && setsConnection(entries.stmt(i).sql())) {
                throw refused(
                        i, "A setting of the connection has no effect within a transaction: execute it by itself");
            }
            if (entries instanceof BatchEntries.Rows) {
                return;
            }
        }
    }

    private static boolean setsConnection(String sql) {
        SqlText text = new SqlText(sql);
        boolean setsTransaction = sql.toLowerCase(Locale.ROOT).contains("defer_foreign_keys");
        return text.has(Trait.SETS_CONNECTION) && !text.has(Trait.WRITES) && !setsTransaction;
    }

    private static BatchUpdateException refused(int index, String message) {
        return new BatchUpdateException(
                "Statement " + (index + 1) + " of the batch: " + message + "; nothing was executed",
                "07003",
                0,
                new int[0]);
    }
}
