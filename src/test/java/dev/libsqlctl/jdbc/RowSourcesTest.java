package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSourcesTest {
    private static final List<Col> COLUMNS = List.of(new Col("a", null), new Col("b", null));

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000, Long.MAX_VALUE})
    void rowsReadAsideAreTheSame(long memoryBytes) throws SQLException {
        List<List<Value>> rows = randomRows(200);
        CountedRows source = CountedRows.of(COLUMNS, rows);
        RowSource aside = SpilledRows.restOf(source, memoryBytes);
        assertThat(source.read()).isEqualTo(200);
        assertThat(source.closed()).isEqualTo(1);
        assertThat(aside.columns()).isEqualTo(COLUMNS);
        assertThat(readAll(aside)).isEqualTo(rows);
        assertThat(aside.next()).isNull();
        aside.close();
        aside.close();
        assertThat(aside.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void aFailureComesAfterTheRowsBeforeIt(long memoryBytes) throws SQLException {
        SQLException failure = new SQLException("broken");
        RowSource aside = SpilledRows.restOf(CountedRows.broken(COLUMNS, failure, row(1), row(2)), memoryBytes);
        assertThat(aside.next()).isEqualTo(row(1));
        assertThat(aside.next()).isEqualTo(row(2));
        assertThatThrownBy(aside::next).isSameAs(failure);
        assertThatThrownBy(aside::next).isSameAs(failure);
    }

    @Test
    void theFileHasNoNameThatAnybodyCouldOpen(@TempDir Path directory) throws IOException {
        try (RowFile file = RowFile.create(directory, 2)) {
            assertThat(directory).isEmptyDirectory();
            file.write(row(1));
            file.write(row(2));
            assertThat(file.read()).isEqualTo(row(1));
            assertThat(file.read()).isEqualTo(row(2));
            assertThat(file.read()).isNull();
        }
    }

    @Test
    void aLimitGivesTheRestUp() throws SQLException {
        CountedRows source = CountedRows.of(COLUMNS, row(1), row(2), row(3));
        RowSource limited = LimitedRows.of(source, 2);
        assertThat(readAll(limited)).containsExactly(row(1), row(2));
        assertThat(source.read()).isEqualTo(2);
        assertThat(source.closed()).isEqualTo(1);
        assertThat(LimitedRows.of(source, 0)).isSameAs(source);
    }

    @Test
    void rowsAreDetachedOnceAndGoOn() throws SQLException {
        CountedRows source = CountedRows.of(COLUMNS, row(1), row(2), row(3));
        DetachableRows rows = new DetachableRows(source);
        assertThat(rows.next()).isEqualTo(row(1));
        assertThat(source.read()).isEqualTo(1);
        rows.detach();
        rows.detach();
        assertThat(source.closed()).isEqualTo(1);
        assertThat(readAll(rows)).containsExactly(row(2), row(3));
        rows.close();
        assertThat(rows.columns()).isEqualTo(COLUMNS);
    }

    private static List<List<Value>> randomRows(int count) {
        Random random = new Random(1);
        List<List<Value>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of(randomValue(random), randomValue(random)));
        }
        return rows;
    }

    private static Value randomValue(Random random) {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return switch (random.nextInt(5)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextLong());
            case 2 -> Value.of(random.nextDouble());
            case 3 -> Value.of(bytes);
            default -> Value.of("é\0😀".repeat(random.nextInt(20)));
        };
    }

    private static List<List<Value>> readAll(RowSource source) throws SQLException {
        List<List<Value>> rows = new ArrayList<>();
        for (List<Value> row = source.next(); row != null; row = source.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<Value> row(int id) {
        return List.of(Value.of(id), Value.of("n" + id));
    }
}
