package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.SqldServer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows come under the columns that they have now. */
class StaleSchemaIT {
    private static SqldServer server;
    private static HranaClient client;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
        client = Servers.client(server);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void table() {
        client.execute(Stmt.of("DROP TABLE IF EXISTS t"));
        client.execute(Stmt.of("CREATE TABLE t (a, b)"));
        client.execute(Stmt.of("INSERT INTO t VALUES ('a', 'b')"));
    }

    static Stream<Named<Function<HranaStream, List<Col>>>> reads() {
        Stmt select = Stmt.of("SELECT * FROM t");
        return Stream.of(
                Named.of("execute", stream -> stream.execute(select).cols()),
                Named.of(
                        "batch",
                        stream -> stream.batch(Batch.of(select))
                                .result(0)
                                .orElseThrow()
                                .cols()),
                Named.of(
                        "describe", stream -> stream.describe("SELECT * FROM t").cols()),
                Named.of("cursor", stream -> {
                    try (Cursor cursor = stream.cursor(Batch.of(select))) {
                        return ((CursorEntry.StepBegin) cursor.next().orElseThrow()).cols();
                    }
                }),
                Named.of(
                        "returning",
                        stream -> stream.execute(Stmt.of("DELETE FROM t RETURNING *"))
                                .cols()),
                Named.of("stored", stream -> {
                    stream.storeSql(1, "SELECT * FROM t");
                    return stream.execute(Stmt.stored(1)).cols();
                }));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void outsideATransaction(Function<HranaStream, List<Col>> read) {
        try (HranaStream stream = openedOnTheOldSchema()) {
            changeSchema();
            assertThat(read.apply(stream)).extracting(Col::name).containsExactly("b", "c");
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void atTheBeginningOfATransaction(Function<HranaStream, List<Col>> read) {
        try (HranaStream stream = openedOnTheOldSchema()) {
            stream.execute(Stmt.of("BEGIN"));
            changeSchema();
            assertThat(read.apply(stream)).extracting(Col::name).containsExactly("b", "c");
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void inATransactionThatBeganAfterTheChange(Function<HranaStream, List<Col>> read) {
        try (HranaStream stream = openedOnTheOldSchema()) {
            changeSchema();
            stream.execute(Stmt.of("BEGIN IMMEDIATE"));
            assertThat(read.apply(stream)).extracting(Col::name).containsExactly("b", "c");
        }
    }

    @Test
    void withinATransactionTheSchemaStays() {
        try (HranaStream stream = openedOnTheOldSchema()) {
            stream.execute(Stmt.of("BEGIN"));
            stream.execute(Stmt.of("SELECT * FROM t"));
            changeSchema();
            StmtResult result = stream.execute(Stmt.of("SELECT * FROM t"));
            assertThat(result.cols()).extracting(Col::name).containsExactly("a", "b");
            assertThat(result.rows().get(0)).hasSize(2);
            stream.execute(Stmt.of("ROLLBACK"));
        }
    }

    private static HranaStream openedOnTheOldSchema() {
        HranaStream stream = client.openStream();
        assertThat(stream.execute(Stmt.of("SELECT * FROM t")).cols())
                .extracting(Col::name)
                .containsExactly("a", "b");
        return stream;
    }

    private static void changeSchema() {
        client.execute(Stmt.of("ALTER TABLE t ADD COLUMN c"));
        client.execute(Stmt.of("ALTER TABLE t DROP COLUMN a"));
    }

    @Test
    void columnsThatAreNamedAreThoseOfNow() {
        client.execute(Stmt.of("DROP VIEW IF EXISTS v"));
        client.execute(Stmt.of("CREATE VIEW v AS SELECT * FROM t"));
        try (HranaStream stream = client.openStream()) {
            assertThat(namedRow(stream, "SELECT b, a FROM t")).isEqualTo("[b, a][b, a]");
            assertThat(namedRow(stream, "SELECT b, a FROM v")).isEqualTo("[b, a][b, a]");
            client.execute(Stmt.of("DROP VIEW v"));
            client.execute(Stmt.of("ALTER TABLE t RENAME a TO c"));
            client.execute(Stmt.of("ALTER TABLE t RENAME b TO a"));
            client.execute(Stmt.of("ALTER TABLE t ADD b DEFAULT 'new'"));
            client.execute(Stmt.of("CREATE VIEW v AS SELECT * FROM t"));
            assertThat(namedRow(stream, "SELECT b, a FROM v")).isEqualTo("[b, a][new, b]");
            assertThat(namedRow(stream, "SELECT b, a FROM t")).isEqualTo("[b, a][new, b]");
        }
    }

    private static String namedRow(HranaStream stream, String sql) {
        StmtResult result = stream.execute(Stmt.of(sql));
        List<String> names = result.cols().stream().map(Col::name).toList();
        List<String> values = result.rows().get(0).stream()
                .map(value -> ((Value.Text) value).value())
                .toList();
        return names.toString() + values;
    }
}
