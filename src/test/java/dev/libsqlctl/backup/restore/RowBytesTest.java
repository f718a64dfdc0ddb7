package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowBytesTest {
    private static long of(String values) {
        return RowBytes.ofLargest("INSERT INTO t VALUES" + values, "INSERT INTO t VALUES".length(), 0);
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(of("('abc')")).isEqualTo(2 + 3);
        assertThat(of("('äö',1,NULL)")).isEqualTo(2 + 4);
        assertThat(of("(X'00ff00')")).isEqualTo(2 + 3);
        assertThat(of("(CAST(X'00ff' AS TEXT),'it''s')")).isEqualTo(2 + 2 + 4);
    }

    @Test
    void neverCountsTooMany() {
        assertThat(of("(replace('a\\nb','\\n',char(10)))")).isLessThanOrEqualTo(2 + 3);
    }

    @Test
    void takesTheLargestRow() {
        assertThat(of("('a'),('abcdef'),('ab')")).isEqualTo(2 + 6);
    }

    @Test
    void doesNotLookAtSmallOnes() {
        assertThat(RowBytes.ofLargest("INSERT INTO t VALUES('abc')", 20, 1000)).isZero();
    }
}
