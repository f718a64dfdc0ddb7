package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.SqldServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every value comes back as it was sent. */
class ValueRoundTripIT {
    private static final long SEED = 20_240_229;
    private static final int RANDOM_VALUES = 4_000;

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

    @Test
    void throughArgumentsAndRows() {
        List<Value> values = values();
        List<Value> returned = new ArrayList<>();
        for (int from = 0; from < values.size(); from += 500) {
            List<Value> part = values.subList(from, Math.min(values.size(), from + 500));
            String sql = "SELECT " + String.join(", ", Collections.nCopies(part.size(), "?"));
            StmtResult result = client.execute(Stmt.of(sql).withArgs(part));
            returned.addAll(result.rows().get(0));
        }
        assertThat(returned).isEqualTo(values);
    }

    @Test
    void throughATableAndACursor() {
        List<Value> values = values();
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("CREATE TABLE v (id INTEGER PRIMARY KEY, v)"));
            List<Stmt> inserts = values.stream()
                    .map(value -> Stmt.of("INSERT INTO v (v) VALUES (?)", value))
                    .toList();
            client.transaction(inserts);
            List<Value> returned = new ArrayList<>();
            Cursor cursor = stream.cursor(Batch.of(Stmt.of("SELECT v FROM v ORDER BY id")));
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                if (next.get() instanceof CursorEntry.Row row) {
                    returned.add(row.values().get(0));
                }
            }
            assertThat(returned).isEqualTo(values);
        }
    }

    @Test
    void theServerHasTheSameTypes() {
        Stmt types = Stmt.of("SELECT typeof(?1), typeof(?2), typeof(?3), typeof(?4), typeof(?5)")
                .withArgs(List.of(Value.NULL, Value.of(1), Value.of(1.0), Value.of("1"), Value.of(new byte[] {1})));
        assertThat(client.execute(types).rows().get(0))
                .containsExactly(
                        Value.of("null"), Value.of("integer"), Value.of("real"), Value.of("text"), Value.of("blob"));
    }

    @Test
    void anInfinityIsNeitherZeroNorNull() {
        for (Value value :
                client.execute(Stmt.of("SELECT 1e999, -1e999")).rows().get(0)) {
            assertThat(value)
                    .isInstanceOfSatisfying(
                            Value.Float.class,
                            real -> assertThat(real.isInfinityOfUnknownSign()).isTrue());
        }
    }

    @Test
    void whatCannotBeSentHarmsNothing() {
        try (HranaStream stream = client.openStream()) {
            stream.execute(Stmt.of("BEGIN"));
            for (Value value : List.of(
                    Value.of(Double.NaN),
                    Value.of(Double.POSITIVE_INFINITY),
                    Value.of(Double.NEGATIVE_INFINITY),
                    Value.of("\ud83d"),
                    Value.of("\ude00\ud83d"))) {
                assertThatThrownBy(() -> stream.execute(Stmt.of("SELECT ?", value)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> stream.execute(Stmt.of("SELECT '\udc00'")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(stream.autocommit()).isFalse();
        }
    }

    private static List<Value> values() {
        Random random = new Random(SEED);
        List<Value> values = new ArrayList<>(List.of(
                Value.NULL,
                Value.of(0),
                Value.of(-1),
                Value.of(Long.MAX_VALUE),
                Value.of(Long.MIN_VALUE),
                Value.of(1L << 53),
                Value.of((1L << 53) + 1),
                Value.of(0.0),
                Value.of(-0.0),
                Value.of(1.0),
                Value.of(0.1),
                Value.of(Double.MIN_VALUE),
                Value.of(-Double.MIN_VALUE),
                Value.of(Double.MIN_NORMAL),
                Value.of(Double.MAX_VALUE),
                Value.of(9.218868437227405e18),
                Value.of(2e-3),
                Value.of(""),
                Value.of("\u0000"),
                Value.of("a\u0000b"),
                Value.of("\u0001\u001f\u007f\u0080\u2028\u2029\ufeff\ufffe\uffff"),
                Value.of("\"\\/<>&='\b\f\n\r\t"),
                Value.of("\ud83d\ude00 \ud834\udd1e \u00e9 e\u0301"),
                Value.of(new byte[0]),
                Value.of(new byte[] {0}),
                Value.of(new byte[] {-1, -2}),
                Value.of(new byte[] {(byte) 0xfb, (byte) 0xff, (byte) 0xbf})));
        for (int i = 0; i < RANDOM_VALUES; i++) {
            values.add(
                    switch (i % 4) {
                        case 0 -> Value.of(random.nextLong() >> random.nextInt(64));
                        case 1 -> Value.of(finite(random));
                        case 2 -> Value.of(text(random));
                        default -> Value.of(blob(random));
                    });
        }
        return values;
    }

    private static double finite(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextDouble();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(20), 0, 0x110000)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] blob(Random random) {
        byte[] blob = new byte[random.nextInt(40)];
        random.nextBytes(blob);
        return blob;
    }
}
