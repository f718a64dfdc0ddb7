package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.restore.ServerStatement.Effect;
import org.junit.jupiter.api.Test;

class LoadStatementTest {
    private static ServerStatement insert(String head, String values, long line) {
        return new ServerStatement(Effect.PLAIN, "t", head + values, head.length(), line);
    }

    @Test
    void rowsOfOneTableArePutTogether() {
        LoadStatement statement = new LoadStatement(insert("INSERT INTO t VALUES", "(1,'a')", 4));
        assertThat(statement.add(insert("INSERT INTO t VALUES", "(2,'b')", 5))).isTrue();
        assertThat(statement.add(insert("INSERT INTO t VALUES", "(3,'c'),(4,'d')", 9)))
                .isTrue();
        assertThat(statement.sql()).isEqualTo("INSERT INTO t VALUES(1,'a'),(2,'b'),(3,'c'),(4,'d')");
        assertThat(statement.parts()).isEqualTo(3);
    }

    @Test
    void otherStatementsAreNot() {
        LoadStatement statement = new LoadStatement(insert("INSERT INTO t VALUES", "(1)", 4));
        assertThat(statement.add(insert("INSERT INTO u VALUES", "(1)", 5))).isFalse();
        assertThat(statement.add(insert("INSERT INTO t(a) VALUES", "(1)", 5))).isFalse();
        assertThat(statement.add(new ServerStatement(Effect.PLAIN, "t", "DELETE FROM t", -1, 5)))
                .isFalse();
        LoadStatement other = new LoadStatement(new ServerStatement(Effect.PLAIN, "t", "DELETE FROM t", -1, 5));
        assertThat(other.add(new ServerStatement(Effect.PLAIN, "t", "DELETE FROM t", -1, 5)))
                .isFalse();
    }

    @Test
    void aStatementDoesNotGrowWithoutEnd() {
        LoadStatement statement = new LoadStatement(insert("INSERT INTO t VALUES", "(1)", 1));
        int parts = 1;
        while (statement.add(insert("INSERT INTO t VALUES", "(1)", parts + 1))) {
            parts++;
        }
        assertThat(parts).isEqualTo(500);
    }

    @Test
    void itIsTakenApartAgain() {
        LoadStatement statement = new LoadStatement(insert("INSERT INTO t VALUES", "(1)", 4));
        statement.add(insert("INSERT INTO t VALUES", "(2),(3)", 5));
        statement.add(insert("INSERT INTO t VALUES", "(4)", 8));
        assertThat(statement.single())
                .extracting(LoadStatement::sql)
                .containsExactly("INSERT INTO t VALUES(1)", "INSERT INTO t VALUES(2),(3)", "INSERT INTO t VALUES(4)");
        assertThat(statement.single()).extracting(LoadStatement::line).containsExactly(4L, 5L, 8L);
    }
}
