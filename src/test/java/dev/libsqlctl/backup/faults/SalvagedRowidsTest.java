package dev.libsqlctl.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.libsqlctl.backup.content.ValueSink;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.backup.source.RowRange;
import dev.libsqlctl.backup.source.SalvagedSnapshot;
import dev.libsqlctl.backup.source.TableShape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaves of a table in which rows have the rowids of others, which SQLite does not notice. */
class SalvagedRowidsTest {
    private static final int PAGE = 4096;
    private static final int ROWS = 3_000;

    /** More than all rows twice: who reads that many reads without end. */
    private static final int MOST = 3 * ROWS;

    @TempDir
    Path directory;

    private Path database;
    private List<String> losses;

    @BeforeEach
    void create() {
        database = Databases.twoTables(directory.resolve("source.db"), ROWS);
    }

    /** The first value of each row. */
    private static final class FirstValues implements ValueSink {
        private final List<Long> values = new ArrayList<>();
        private boolean inRow;

        @Override
        public void nullValue() {
            inRow = true;
        }

        @Override
        public void integer(long value) {
            if (!inRow) {
                assertThat(values).hasSizeLessThan(MOST);
                values.add(value);
            }
            inRow = true;
        }

        @Override
        public void real(double value) {
            inRow = true;
        }

        @Override
        public void text(byte[] utf8) {
            inRow = true;
        }

        @Override
        public void blob(byte[] bytes) {
            inRow = true;
        }

        @Override
        public void endRow() {
            inRow = false;
        }
    }

    private List<Long> salvaged(String table, UnaryOperator<TableShape> change) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (FileSnapshot file = FileSnapshot.openDamaged(database, Origin.Kind.FILE, Optional.empty())) {
                SalvagedSnapshot snapshot = new SalvagedSnapshot(file);
                FirstValues rows = new FirstValues();
                snapshot.readers().get(0).read(change.apply(snapshot.shape(table)), RowRange.ALL, rows);
                losses = snapshot.losses();
                return rows.values;
            }
        });
    }

    private List<Long> salvaged() {
        return salvaged("a", UnaryOperator.identity());
    }

    /** A page of a table's rows, to be changed in place. */
    private static final class Leaf implements AutoCloseable {
        private final RandomAccessFile file;
        private final long begin;

        Leaf(Path database, long page) throws IOException {
            this.file = new RandomAccessFile(database.toFile(), "rw");
            this.begin = (page - 1) * PAGE;
        }

        private int number(long position) throws IOException {
            file.seek(position);
            return file.readUnsignedShort();
        }

        int cells() throws IOException {
            return number(begin + 3);
        }

        private long pointer(int cell) {
            return begin + 8 + 2L * cell;
        }

        /** The size of these rows takes one byte, and their rowid stands behind it. */
        private long rowidAt(int cell) throws IOException {
            return begin + number(pointer(cell)) + 1;
        }

        /** Leaves the length of the rowid as it is, so only its last seven bits can be chosen where it is short. */
        void rename(int cell, int rowid) throws IOException {
            long position = rowidAt(cell);
            file.seek(position);
            boolean isLong = (file.readUnsignedByte() & 0x80) != 0;
            file.seek(position);
            if (isLong) {
                file.write(0x80 | rowid >> 7 & 0x7F);
            }
            file.write(rowid & 0x7F);
        }

        void exchange(int cell, int other) throws IOException {
            int first = number(pointer(cell));
            int second = number(pointer(other));
            file.seek(pointer(cell));
            file.writeShort(second);
            file.seek(pointer(other));
            file.writeShort(first);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** The rowid that is looked for is gone, so SQLite takes the row behind it, which is on the next leaf. */
    @Test
    void aLeafThatBeginsWithLesserRowids() throws IOException {
        long behind = Databases.pages(database, "a", "leaf").get(2);
        int last = 0;
        for (long page : Databases.pages(database, "a", "leaf").subList(0, 2)) {
            try (Leaf leaf = new Leaf(database, page)) {
                last += leaf.cells();
            }
        }
        Databases.execute(database, "DELETE FROM a WHERE id = " + last);
        try (Leaf leaf = new Leaf(database, behind)) {
            leaf.rename(0, 3);
            leaf.rename(1, 2);
        }

        List<Long> rows = salvaged();

        assertThat(rows).isSorted().doesNotHaveDuplicates().hasSize(ROWS - 3);
        assertThat(rows).doesNotContain((long) last, last + 1L, last + 2L);
        assertThat(losses).singleElement().asString().contains("from rowid " + last + " to " + (last + 2));
    }

    @Test
    void nothingComesBehindTheGreatestRowid() throws IOException {
        Databases.execute(database, "INSERT INTO a VALUES (" + Long.MAX_VALUE + ", 'x')");
        List<Long> leaves = Databases.pages(database, "a", "leaf");
        try (Leaf leaf = new Leaf(database, leaves.get(leaves.size() - 1))) {
            leaf.exchange(leaf.cells() - 2, leaf.cells() - 1);
        }

        List<Long> rows = salvaged();

        assertThat(rows).isSorted().doesNotHaveDuplicates().hasSize(ROWS);
        assertThat(rows).contains(Long.MAX_VALUE).doesNotContain((long) ROWS);
        assertThat(losses).singleElement().asString().contains("behind rowid " + Long.MAX_VALUE);
    }

    /** SQLite would read it from the index, whose order is not that of the rowids. */
    @Test
    void aTableThatAnIndexCoversIsFollowedByItsRowids() throws IOException {
        Databases.execute(
                database,
                "CREATE TABLE c(x TEXT, y INTEGER, g TEXT AS (x))",
                "CREATE INDEX cx ON c(x, y)",
                "INSERT INTO c(x, y) SELECT printf('%05d', 10000 - id), id FROM a");
        List<Long> leaves = Databases.pages(database, "c", "leaf");
        Databases.damage(database, leaves.get(1));

        List<Long> rows = salvaged("c", shape -> {
            assertThat(shape.divisible()).isFalse();
            return shape.withRowid();
        });

        assertThat(rows).isSorted().doesNotHaveDuplicates().contains(1L, (long) ROWS);
        assertThat(losses).singleElement().asString().contains("table c");
    }

    /** One that is too great hides those behind it, so how many rows are left is not said here. */
    @RepeatedTest(20)
    void anyRowidsAtAll(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Long> leaves = Databases.pages(database, "a", "leaf");
        int first = random.nextInt(leaves.size() - 3);
        for (long page : leaves.subList(first, first + 3)) {
            try (Leaf leaf = new Leaf(database, page)) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    int cell = random.nextBoolean() ? random.nextInt(3) : random.nextInt(leaf.cells());
                    leaf.rename(cell, random.nextInt(ROWS));
                }
                if (random.nextBoolean()) {
                    leaf.exchange(random.nextInt(leaf.cells()), leaf.cells() - 1);
                }
            }
        }

        assertThat(salvaged()).isSorted().doesNotHaveDuplicates();
    }
}
