package dev.libsqlctl.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The messages are those that sqld 0.24.32 and SQLite 3.54 give for these statements. */
class ErrorPositionTest {
    private static void assertPlace(String message, String marked, String shown) {
        int place = marked.indexOf('^');
        ErrorPosition position = new ErrorPosition(message, marked.replace("^", ""));
        assertThat(position.character()).hasValue(place);
        assertThat(position.message()).isEqualTo(shown);
    }

    @Test
    void theServerSaysWhereItIs() {
        assertPlace(
                "SQL input error: no such column: nope (at offset 13)",
                "SELECT 'é', ^nope FROM t",
                "no such column: nope");
        assertPlace(
                "SQL string could not be parsed: syntax error around L2:6: `FORM`",
                "SELECT *\n ^FORM t",
                "syntax error around L2:6: `FORM`");
        assertPlace(
                "SQL string could not be parsed: non-terminated literal at (1, 8)",
                "SELECT ^'abc",
                "non-terminated literal at (1, 8)");
        assertPlace(
                "SQL string could not be parsed: unexpected end of input at (1, 10)",
                "SELECT (1^",
                "unexpected end of input at (1, 10)");
    }

    @Test
    void aWordThatIsThereOnceIsThePlace() {
        assertPlace("near \"FORM\": syntax error", "SELECT * ^FORM t", "near \"FORM\": syntax error");
        assertPlace("no such table: main.users", "SELECT * FROM ^\"users\"", "no such table: main.users");
        assertPlace(
                "table t has no column named x", "INSERT INTO t(a, ^x) VALUES(1, 2)", "table t has no column named x");
    }

    @Test
    void otherwiseThereIsNone() {
        assertThat(new ErrorPosition("no such column: x", "SELECT x, x FROM t").character())
                .isEmpty();
        assertThat(new ErrorPosition("database is locked", "SELECT 1").character())
                .isEmpty();
        assertThat(new ErrorPosition("incomplete input", "SELECT").character()).isEmpty();
    }
}
