package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Stmt;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuardedBatchTest {
    private static final BatchCond GUARD = BatchCond.not(BatchCond.isAutocommit());
    private static final Batch BATCH = new Batch(List.of(
            new BatchStep(null, Stmt.of("COMMIT")),
            new BatchStep(
                    BatchCond.or(
                            BatchCond.and(BatchCond.ok(0)),
                            BatchCond.not(BatchCond.error(0)),
                            BatchCond.isAutocommit()),
                    Stmt.of("SELECT 1"))));

    @Test
    void everyStepIsGuardedAndReferencesAreShifted() {
        assertThat(batch(true, true).toSend(false))
                .isEqualTo(new Batch(List.of(
                        new BatchStep(GUARD, HranaStream.SCHEMA_REPAIR),
                        new BatchStep(GUARD, Stmt.of("COMMIT")),
                        new BatchStep(
                                BatchCond.and(
                                        BatchCond.or(GUARD, BatchCond.ok(1)),
                                        BatchCond.or(
                                                BatchCond.and(BatchCond.ok(1)),
                                                BatchCond.not(BatchCond.error(1)),
                                                BatchCond.isAutocommit())),
                                Stmt.of("SELECT 1")))));
    }

    @Test
    void withoutATransactionAndWithoutARepairNothingChanges() {
        assertThat(batch(false, false).toSend(false)).isEqualTo(BATCH);
    }

    @Test
    void version2HasNoGuards() {
        assertThat(batch(false, true).toSend(true)).isEqualTo(BATCH);
    }

    @Test
    void theRepairIsTakenOutOfTheResult() {
        HranaError error = new HranaError("m", "C");
        BatchResult sent = new BatchResult(Arrays.asList(null, null, null), Arrays.asList(null, error, null));
        assertThat(batch(true, true).unwrap(sent))
                .isEqualTo(new BatchResult(Arrays.asList(null, null), Arrays.asList(error, null)));
    }

    @Test
    void whatFollowsTheBeginningOfATransactionStaysWithinIt() {
        assertThat(guards("INSERT", "BEGIN", "INSERT", "COMMIT", "SELECT"))
                .containsExactly(null, null, GUARD, GUARD, BatchCond.or(GUARD, BatchCond.ok(3)));
    }

    @Test
    void whatFollowsAnOutermostSavepointStaysWithinItsTransaction() {
        assertThat(guards("SAVEPOINT a", "INSERT", "RELEASE a", "INSERT", "INSERT"))
                .containsExactly(
                        null,
                        GUARD,
                        GUARD,
                        BatchCond.or(GUARD, BatchCond.and(BatchCond.ok(2))),
                        BatchCond.or(GUARD, BatchCond.and(BatchCond.ok(2), BatchCond.ok(3))));
    }

    private static List<BatchCond> guards(String... sqls) {
        Batch batch = Batch.of(Arrays.stream(sqls).map(Stmt::of).toArray(Stmt[]::new));
        List<SqlText> texts = Arrays.stream(sqls).map(SqlText::new).toList();
        return new GuardedBatch(batch, texts, false, false)
                .toSend(false).steps().stream().map(BatchStep::condition).collect(Collectors.toList());
    }

    private static GuardedBatch batch(boolean repaired, boolean guarded) {
        List<SqlText> texts =
                BATCH.stmts().stream().map(stmt -> new SqlText(stmt.sql())).toList();
        return new GuardedBatch(BATCH, texts, repaired, guarded);
    }
}
