package dev.libsqlctl.backup.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hash of a table's content, computed as docs/backup.md describes it. */
class ContentHashTest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private static byte[] row(Object... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Object value : values) {
            if (value == null) {
                out.writeByte(0);
            } else if (value instanceof Long number) {
                out.writeByte(1);
                out.writeLong(number);
            } else if (value instanceof Double number) {
                out.writeByte(2);
                out.writeDouble(number);
            } else {
                byte[] content =
                        value instanceof byte[] blob ? blob : value.toString().getBytes(StandardCharsets.UTF_8);
                out.writeByte(value instanceof byte[] ? 4 : 3);
                out.writeLong(content.length);
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ContentHash hash, Object... values) {
        for (Object value : values) {
            if (value == null) {
                hash.nullValue();
            } else if (value instanceof Long number) {
                hash.integer(number);
            } else if (value instanceof Double number) {
                hash.real(number);
            } else if (value instanceof byte[] blob) {
                hash.blob(blob);
            } else {
                hash.text(value.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        hash.endRow();
    }

    private static final List<Object[]> ROWS = List.of(
            new Object[] {1L, "Ada", 2.5, null, new byte[] {0, 1}},
            new Object[] {Long.MIN_VALUE, "", -0.0, null, new byte[0]},
            new Object[] {3L, "x".repeat(20_000), Double.POSITIVE_INFINITY, "é", new byte[9000]},
            new Object[] {3L, "x".repeat(20_000), Double.POSITIVE_INFINITY, "é", new byte[9000]});

    @Test
    void itIsTheSumOfTheRowsDigests() throws Exception {
        ContentHash hash = new ContentHash();
        BigInteger sum = BigInteger.ZERO;
        for (Object[] row : ROWS) {
            add(hash, row);
            sum = sum.add(new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(row(row))))
                    .mod(MODULUS);
        }

        assertThat(hash.of("t")).isEqualTo(new TableContent("t", ROWS.size(), String.format("%064x", sum)));
    }

    @Test
    void theOrderAndTheWayOfDividingDoNotMatter() {
        ContentHash whole = new ContentHash();
        ROWS.forEach(row -> add(whole, row));
        ContentHash first = new ContentHash();
        ContentHash second = new ContentHash();
        add(first, ROWS.get(3));
        add(second, ROWS.get(1));
        add(second, ROWS.get(2));
        add(second, ROWS.get(0));
        first.add(second);

        assertThat(first.of("t")).isEqualTo(whole.of("t"));
    }

    @Test
    void everyDifferenceCounts() {
        List<Object[]> rows = List.of(
                new Object[] {1L},
                new Object[] {1.0},
                new Object[] {"1"},
                new Object[] {new byte[] {'1'}},
                new Object[] {null},
                new Object[] {0.0},
                new Object[] {-0.0},
                new Object[] {"a", "b"},
                new Object[] {"ab", ""});

        assertThat(rows.stream().map(row -> {
                    ContentHash hash = new ContentHash();
                    add(hash, row);
                    return hash.of("t").hash();
                }))
                .doesNotHaveDuplicates();
    }

    @Test
    void aSchemaIsTheSameInAnyOrderAndWithAnEndedComment() {
        assertThat(SchemaHash.of(List.of("CREATE TABLE a(x)", "CREATE TABLE b(x) STRICT /* c")))
                .isEqualTo(SchemaHash.of(List.of("CREATE TABLE b(x) STRICT /* c*/", "CREATE TABLE a(x)\n")))
                .isNotEqualTo(SchemaHash.of(List.of("CREATE TABLE a(x)", "CREATE TABLE b(x)")));
    }
}
