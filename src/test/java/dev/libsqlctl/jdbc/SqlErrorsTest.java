package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.proto.HranaError;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlErrorsTest {
    private static final Map<String, Class<? extends SQLException>> CLASSES = Map.ofEntries(
            Map.entry("07", SQLException.class),
            Map.entry("08", SQLNonTransientConnectionException.class),
            Map.entry("0A", SQLFeatureNotSupportedException.class),
            Map.entry("22", SQLDataException.class),
            Map.entry("23", SQLIntegrityConstraintViolationException.class),
            Map.entry("25", SQLException.class),
            Map.entry("28", SQLInvalidAuthorizationSpecException.class),
            Map.entry("3B", SQLException.class),
            Map.entry("3D", SQLException.class),
            Map.entry("40", SQLTransactionRollbackException.class),
            Map.entry("42", SQLSyntaxErrorException.class),
            Map.entry("53", SQLException.class),
            Map.entry("54", SQLException.class),
            Map.entry("57", SQLException.class),
            Map.entry("58", SQLException.class),
            Map.entry("HY", SQLException.class),
            Map.entry("XX", SQLException.class));

    /** The texts are those of sqld 0.24. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SQLITE_CONSTRAINT | SQLite error: UNIQUE constraint failed: u.b                     | 23505 | 19",
                "SQLITE_CONSTRAINT | SQLite error: NOT NULL constraint failed: u.b                   | 23502 | 19",
                "SQLITE_CONSTRAINT | SQLite error: CHECK constraint failed: a>0                      | 23514 | 19",
                "SQLITE_CONSTRAINT | SQLite error: FOREIGN KEY constraint failed                     | 23503 | 19",
                "SQLITE_CONSTRAINT | SQLite error: cannot store TEXT value in INT column sx.a        | 23000 | 19",
                "SQLITE_CONSTRAINT | SQLite error: a trigger said no                                 | 23000 | 19",
                "SQL_INPUT_ERROR   | SQL input error: no such column: x (at offset 7)                | 42S22 | 1",
                "SQL_INPUT_ERROR   | SQL input error: no such function: f (at offset 7)              | 42000 | 1",
                "SQL_INPUT_ERROR   | SQL input error: near \"x\": syntax error (at offset 7)         | 42601 | 1",
                "SQL_INPUT_ERROR   | SQL input error: too many SQL variables (at offset 7)           | 54000 | 1",
                "SQLITE_UNKNOWN    | SQLite error: no such table: t                                  | 42S02 | 1",
                "SQLITE_UNKNOWN    | SQLite error: table t has no column named x                     | 42S22 | 1",
                "SQLITE_UNKNOWN    | SQLite error: table t already exists                            | 42S01 | 1",
                "SQLITE_UNKNOWN    | SQLite error: index i already exists                            | 42S11 | 1",
                "SQLITE_UNKNOWN    | SQLite error: no such index: i                                  | 42S12 | 1",
                "SQLITE_UNKNOWN    | SQLite error: duplicate column name: a                          | 42S21 | 1",
                "SQLITE_UNKNOWN    | SQLite error: cannot commit - no transaction is active          | 25000 | 1",
                "SQLITE_UNKNOWN    | SQLite error: cannot start a transaction within a transaction   | 25000 | 1",
                "SQLITE_UNKNOWN    | SQLite error: no such savepoint: s                              | 3B001 | 1",
                "SQLITE_UNKNOWN    | SQLite error: not authorized                                    | 42501 | 1",
                "SQLITE_UNKNOWN    | SQLite error: integer overflow                                  | 22003 | 1",
                "SQLITE_UNKNOWN    | SQLite error: malformed JSON                                    | 22000 | 1",
                "SQL_PARSE_ERROR   | SQL string could not be parsed: syntax error around L1:6: `x`   | 42601 | 1",
                "SQL_PARSE_ERROR   | SQL string could not be parsed: parser stack overflow           | 54000 | 1",
                "SQL_PARSE_ERROR   | SQL string could not be parsed: unsupported statement: VACUUM   | 0A000 | 1",
                "SQL_NO_STATEMENT  | SQL string does not contain any statement                       | 42601 | 0",
                "SQL_MANY_STATEMENTS | SQL string contains more than one statement                   | 42601 | 0",
                "ARGS_INVALID      | Arguments do not match SQL parameters: value for parameter 2 not found | 07001 | 0",
                "ARGS_INVALID      | Arguments do not match SQL parameters: string or blob too big   | 54000 | 0",
                "SQLITE_BUSY       | SQLite error: database is locked                                | 40001 | 5",
                "SQLITE_LOCKED     | SQLite error: database table is locked                          | 40001 | 6",
                "SQLITE_NOMEM      | SQLite error: out of memory                                     | 53200 | 7",
                "SQLITE_READONLY   | SQLite error: attempt to write a readonly database              | 25006 | 8",
                "SQLITE_INTERRUPT  | SQLite error: interrupted                                       | 57014 | 9",
                "SQLITE_IOERR      | SQLite error: disk I/O error                                    | 58030 | 10",
                "SQLITE_CORRUPT    | SQLite error: database disk image is malformed                  | XX001 | 11",
                "SQLITE_FULL       | SQLite error: database or disk is full                          | 53100 | 13",
                "SQLITE_TOOBIG     | SQLite error: string or blob too big                            | 54000 | 18",
                "SQLITE_MISMATCH   | SQLite error: datatype mismatch                                 | 22018 | 20",
                "SQLITE_AUTH       | SQLite error: authorization denied                              | 42501 | 23",
                "TRANSACTION_TIMEOUT | Transaction timed out                                         | 40001 | 0",
                "RESPONSE_TOO_LARGE | Response is too large                                          | 54000 | 0",
                "BLOCKED           | Operation was blocked: maintenance                              | 42501 | 0",
                "AUTH_JWT_EXPIRED  | The JWT has expired                                             | 28000 | 0",
                "SOMETHING_NEW     | of a later server                                               | HY000 | 0"
            })
    void whatTheServerRefuses(String code, String message, String state, int vendorCode) {
        ServerException refusal = ServerException.of(new HranaError(message, code));
        SQLException e = SqlErrors.of(refusal);
        assertThat(e.getSQLState()).isEqualTo(state);
        assertThat(e.getErrorCode()).isEqualTo(vendorCode);
        assertThat((Throwable) e).hasCause(refusal).isExactlyInstanceOf(CLASSES.get(state.substring(0, 2)));
    }

    @Test
    void whatTheServerSaysIsNotChanged() {
        ServerException refusal =
                ServerException.of(new HranaError("SQLite error: no such table: t", "SQLITE_UNKNOWN"));
        assertThat((Throwable) SqlErrors.of(refusal)).hasMessage("SQLite error: no such table: t");
    }

    @Test
    void aResultThatIsTooLargeHasBeenMadeNevertheless() {
        ServerException refusal = ServerException.of(new HranaError("Response is too large", "RESPONSE_TOO_LARGE"));
        assertThat((Throwable) SqlErrors.of(refusal)).hasMessageContaining("HAS been executed");
    }

    @ParameterizedTest
    @EnumSource(SqlState.class)
    void theClassOfAnErrorIsThatOfItsState(SqlState state) {
        SQLException e = state.exception("m", 3, new IllegalStateException());
        assertThat((Throwable) e).hasMessage("m").hasCauseInstanceOf(IllegalStateException.class);
        assertThat(e.getSQLState()).isEqualTo(state.code()).hasSize(5);
        assertThat(e.getErrorCode()).isEqualTo(3);
        Class<?> expected = switch (state) {
            case CANNOT_CONNECT, CONNECTION_REJECTED -> SQLTransientConnectionException.class;
            case TIMED_OUT -> SQLTimeoutException.class;
            default -> CLASSES.get(state.code().substring(0, 2));
        };
        assertThat((Throwable) e).isExactlyInstanceOf(expected);
    }

    @Test
    void noStateStandsTwice() {
        assertThat(Arrays.stream(SqlState.values()).map(SqlState::code)).doesNotHaveDuplicates();
    }
}
