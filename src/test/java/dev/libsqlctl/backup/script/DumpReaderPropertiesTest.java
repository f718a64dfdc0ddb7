package dev.libsqlctl.backup.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random statements, one after the other, are read as they were written, however the bytes arrive. */
class DumpReaderPropertiesTest {
    private static final List<String> PIECES = List.of(
            "a", ";", "--", "/*", "*/", "\n", "(", ")", "END", "BEGIN", " ", "ü", "𝄞", "\r\n", ",", "inf", "[", "\\n",
            "0");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theStatementsAreThoseThatWereWritten(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            List<String> written = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            StringBuilder dump = new StringBuilder();
            for (int i = random.nextInt(30) + 1; i > 0; i--) {
                dump.append(between(random));
                String sql = statement(random);
                lines.add(1 + dump.chars().filter(c -> c == '\n').count());
                written.add(sql);
                dump.append(sql).append(';');
            }
            dump.append(between(random));

            byte[] bytes = dump.toString().getBytes(StandardCharsets.UTF_8);
            List<DumpStatement> read = Dumps.read(bytes);
            assertThat(read).extracting(DumpStatement::sql).isEqualTo(written);
            assertThat(read).extracting(DumpStatement::line).isEqualTo(lines);
            assertThat(Dumps.read(new Dribble(bytes, random))).isEqualTo(read);
        }
    }

    /** Statements that are larger than what is read at once. */
    @ParameterizedTest
    @ValueSource(ints = {100_000, 262_144, 1_000_000})
    void aLargeValueChangesNothing(int length) {
        String small = "INSERT INTO t VALUES('x')";
        String large = "INSERT INTO t VALUES('" + "ab;".repeat(length) + "')";
        String dump = String.join(";\n", small, large, small, large, large, small) + ";";

        assertThat(Dumps.read(dump))
                .extracting(DumpStatement::sql)
                .containsExactly(small, large, small, large, large, small);
    }

    private static String between(Random random) {
        return List.of("", "\n", "\r\n", " ", ";\n", "-- a; 'comment\n", "/* another\n; */")
                .get(random.nextInt(7));
    }

    private static String statement(Random random) {
        switch (random.nextInt(5)) {
            case 0:
                return "CREATE TABLE " + quoted('"', random) + "(" + quoted('`', random) + " DEFAULT "
                        + quoted('\'', random) + ")";
            case 1:
                return "CREATE TRIGGER " + quoted('"', random) + " AFTER INSERT ON t BEGIN SELECT "
                        + quoted('\'', random) + ";\nSELECT CASE 1 WHEN 2 THEN 3 END; /* END; */ END";
            case 2:
                return "INSERT INTO " + quoted('"', random) + " VALUES(" + values(random) + ")";
            default:
                return "INSERT INTO t VALUES(" + values(random) + ")";
        }
    }

    private static String values(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(i -> random.nextInt(3) == 0 ? "-" + random.nextInt(1000) : quoted('\'', random))
                .collect(Collectors.joining(","));
    }

    private static String quoted(char quote, Random random) {
        String inner = random.ints(random.nextInt(6), 0, PIECES.size() + 1)
                .mapToObj(i -> i < PIECES.size() ? PIECES.get(i) : "" + quote + quote)
                .collect(Collectors.joining());
        return quote + inner + quote;
    }

    /** Arrives in pieces of a few bytes. */
    private static final class Dribble extends FilterInputStream {
        private final Random random;

        Dribble(byte[] bytes, Random random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return super.read(to, offset, Math.min(length, 1 + random.nextInt(3)));
        }
    }
}
