package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, chapter 8: exceptions. */
abstract class ExceptionsContract extends SpecificationContract {
    private static final int SQLITE_ERROR = 1;
    private static final int SQLITE_TOOBIG = 18;
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int SQLITE_MISMATCH = 20;

    @BeforeEach
    void tables() throws SQLException {
        execute(
                "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE, c NOT NULL DEFAULT 0, d CHECK (d > 0))",
                "CREATE TABLE child (parent REFERENCES t)",
                "INSERT INTO t VALUES (1, 'x', 0, 1)");
    }

    /** Asserts what a statement fails with. */
    private SQLException assertFails(
            String sql, Class<? extends SQLException> type, String state, int code, String message) {
        SQLException failure = failure(() -> execute(sql));
        assertThat(failure.getMessage()).contains(message);
        // sqlite-jdbc has extended result codes; the primary one is their last byte.
        assertThat(failure.getErrorCode() & 0xFF).isEqualTo(code);
        if (differs(Difference.SQL_STATES)) {
            assertThatObject(failure).isExactlyInstanceOf(type);
            assertThat(failure.getSQLState()).isEqualTo(state);
            assertThat(failure.getErrorCode()).isEqualTo(code);
        } else {
            assertThat(failure.getSQLState()).isNull();
        }
        return failure;
    }

    private void assertConstraint(String sql, String state, String message) {
        assertFails(sql, SQLIntegrityConstraintViolationException.class, state, SQLITE_CONSTRAINT, message);
    }

    private void assertSyntax(String sql, String state, String message) {
        assertFails(sql, SQLSyntaxErrorException.class, state, SQLITE_ERROR, message);
    }

    @Test
    void aDuplicatePrimaryKey() {
        assertConstraint("INSERT INTO t VALUES (1, 'y', 0, 1)", "23505", "UNIQUE constraint failed: t.a");
    }

    @Test
    void aDuplicateUniqueValue() {
        assertConstraint("INSERT INTO t VALUES (2, 'x', 0, 1)", "23505", "UNIQUE constraint failed: t.b");
    }

    @Test
    void aMissingValue() {
        assertConstraint("INSERT INTO t VALUES (2, 'y', NULL, 1)", "23502", "NOT NULL constraint failed: t.c");
    }

    @Test
    void aFailedCheck() {
        assertConstraint("INSERT INTO t VALUES (2, 'y', 0, -1)", "23514", "CHECK constraint failed: d > 0");
    }

    @Test
    void aParentThatIsNotThere() {
        assertConstraint("INSERT INTO child VALUES (99)", "23503", "FOREIGN KEY constraint failed");
    }

    @Test
    void aParentThatStillHasChildren() throws SQLException {
        execute("INSERT INTO child VALUES (1)");

        assertConstraint("DELETE FROM t WHERE a = 1", "23503", "FOREIGN KEY constraint failed");
    }

    @Test
    void aTriggerThatRaises() throws SQLException {
        execute("CREATE TRIGGER tr BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'not allowed here'); END");

        assertConstraint("DELETE FROM t", "23000", "not allowed here");
    }

    @Test
    void noSuchTable() {
        assertSyntax("SELECT * FROM nowhere", "42S02", "no such table: nowhere");
        assertSyntax("DROP TABLE nowhere", "42S02", "no such table: nowhere");
    }

    @Test
    void noSuchColumn() {
        assertSyntax("SELECT absent FROM t", "42S22", "no such column: absent");
        assertSyntax("INSERT INTO t (absent) VALUES (1)", "42S22", "table t has no column named absent");
    }

    @Test
    void aTableThatIsThereAlready() {
        SQLException failure = failure(() -> execute("CREATE TABLE t (a)"));

        assertThat(failure.getMessage()).contains("table t already exists");
        assertThat(failure.getErrorCode()).isEqualTo(SQLITE_ERROR);
        if (differs(Difference.SQL_STATES)) {
            assertThat(failure.getSQLState()).startsWith("42");
        }
    }

    @Test
    void aSyntaxError() {
        assertSyntax("SELEKT 1", "42601", "syntax error");
        assertSyntax("SELECT 1 FROM t WHERE", "42601", differs(Difference.SQL_STATES) ? "" : "incomplete input");
    }

    @Test
    void anUnknownFunction() {
        SQLException failure = failure(() -> execute("SELECT nofunction(1)"));

        assertThat(failure.getMessage()).contains("no such function: nofunction");
        if (differs(Difference.SQL_STATES)) {
            assertThat(failure.getSQLState()).startsWith("42");
        }
    }

    @Test
    void aWrongNumberOfValues() {
        SQLException failure = failure(() -> execute("INSERT INTO t VALUES (1, 2)"));

        assertThat(failure.getMessage()).contains("table t has 4 columns but 2 values were supplied");
        if (differs(Difference.SQL_STATES)) {
            assertThat(failure.getSQLState()).startsWith("42");
        }
    }

    @Test
    void aRowidThatIsNoInteger() {
        SQLException failure = failure(() -> execute("INSERT INTO t VALUES ('text', 'y', 0, 1)"));

        assertThat(failure.getErrorCode() & 0xFF).isEqualTo(SQLITE_MISMATCH);
        assertThat(failure.getMessage()).contains("datatype mismatch");
        if (differs(Difference.SQL_STATES)) {
            assertThat(failure.getSQLState()).startsWith("22");
        }
    }

    @Test
    void aValueThatIsTooLarge() {
        if (differs(Difference.SQL_STATES)) {
            SQLException failure = failure(() -> execute("INSERT INTO t (b) SELECT hex(zeroblob(3000000))"));
            assertThat(failure.getErrorCode()).isEqualTo(SQLITE_TOOBIG);
            assertThat(failure.getSQLState()).isEqualTo("54000");
        } else {
            SQLException failure = failure(() -> execute("INSERT INTO t (b) SELECT zeroblob(3000000000)"));
            assertThat(failure.getErrorCode()).isEqualTo(SQLITE_TOOBIG);
        }
    }

    @Test
    void anIntegerOverflow() {
        SQLException failure = failure(() -> number("SELECT abs(-9223372036854775808)"));

        assertThat(failure.getMessage()).contains("integer overflow");
        assertThat(failure.getErrorCode()).isEqualTo(SQLITE_ERROR);
    }

    @Test
    void beginningWithinATransaction() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (2, 'y', 0, 1)");

        SQLException failure = failure(() -> execute("BEGIN"));

        assertThat(failure.getErrorCode()).isIn(SQLITE_ERROR, 0);
        connection.rollback();
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void aMessageEndsWithoutTheStatement() {
        SQLException failure =
                failure(() -> execute("INSERT INTO t VALUES (1, 'a secret value that nobody logs', 0, 1)"));

        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @Test
    void exceptionsAreIterable() {
        SQLException failure = failure(() -> execute("SELECT * FROM nowhere"));

        assertThatObject(failure.iterator().next()).isSameAs(failure);
        assertThatObject(failure.getNextException()).isNull();
    }
}
