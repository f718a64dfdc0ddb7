package dev.libsqlctl.jdbc;

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

/** The SQLStates of the errors of servers and connections. The class of the state decides the class of the exception (JDBC 4.3, 8.5). */
enum SqlState {
    CANNOT_CONNECT("08001"),
    NOT_CONNECTED("08003"),
    CONNECTION_REJECTED("08004"),
    CONNECTION_FAILED("08006"),
    OUTCOME_UNKNOWN("08007"),
    PROTOCOL_VIOLATED("08P01"),
    UNSUPPORTED("0A000"),
    WRONG_PARAMETERS("07001"),
    DATA("22000"),
    NOT_A_CHARACTER("22021"),
    OUT_OF_RANGE("22003"),
    WRONG_TYPE("22018"),
    CONSTRAINT("23000"),
    NOT_NULL("23502"),
    FOREIGN_KEY("23503"),
    UNIQUE("23505"),
    CHECK("23514"),
    TRANSACTION_STATE("25000"),
    READ_ONLY("25006"),
    AUTHENTICATION("28000"),
    NAMESPACE_UNKNOWN("3D000"),
    SAVEPOINT("3B001"),
    ROLLED_BACK("40001"),
    SYNTAX_OR_NAME("42000"),
    RIGHT_MISSING("42501"),
    SYNTAX("42601"),
    TABLE_EXISTS("42S01"),
    NO_SUCH_TABLE("42S02"),
    INDEX_EXISTS("42S11"),
    NO_SUCH_INDEX("42S12"),
    COLUMN_EXISTS("42S21"),
    NO_SUCH_COLUMN("42S22"),
    DISK_FULL("53100"),
    OUT_OF_MEMORY("53200"),
    TOO_LARGE("54000"),
    CANCELLED("57014"),
    INPUT_OUTPUT("58030"),
    CLOSED("HY010"),
    INVALID_ARGUMENT("HY024"),
    GENERAL("HY000"),
    DATABASE_CORRUPT("XX001"),
    TIMED_OUT("HYT00");

    private final String code;

    SqlState(String code) {
        this.code = code;
    }

    /** {@return the five characters} */
    String code() {
        return code;
    }

    SQLException exception(String message) {
        return exception(message, 0, null);
    }

    /** {@return the exception of this state} */
    SQLException exception(String message, int vendorCode, Throwable cause) {
        return switch (this) {
            case TIMED_OUT -> new SQLTimeoutException(message, code, vendorCode, cause);
            case CANNOT_CONNECT, CONNECTION_REJECTED ->
                new SQLTransientConnectionException(message, code, vendorCode, cause);
            default -> ofClass(message, vendorCode, cause);
        };
    }

    private SQLException ofClass(String message, int vendorCode, Throwable cause) {
        return switch (code.substring(0, 2)) {
            case "08" -> new SQLNonTransientConnectionException(message, code, vendorCode, cause);
            case "0A" -> new SQLFeatureNotSupportedException(message, code, vendorCode, cause);
            case "22" -> new SQLDataException(message, code, vendorCode, cause);
            case "23" -> new SQLIntegrityConstraintViolationException(message, code, vendorCode, cause);
            case "28" -> new SQLInvalidAuthorizationSpecException(message, code, vendorCode, cause);
            case "40" -> new SQLTransactionRollbackException(message, code, vendorCode, cause);
            case "42" -> new SQLSyntaxErrorException(message, code, vendorCode, cause);
            default -> new SQLException(message, code, vendorCode, cause);
        };
    }
}
