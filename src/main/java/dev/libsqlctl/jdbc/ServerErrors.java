package dev.libsqlctl.jdbc;

import static java.util.Map.entry;

import dev.libsqlctl.hrana.ServerException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Map.Entry;

/** What the server refuses, in terms of JDBC. */
final class ServerErrors {
    private static final String UNSUPPORTED_STATEMENT = "unsupported statement";

    private ServerErrors() {}

    /** SQLite's primary result codes (its "Result and Error Codes"), and the state of those that need no second look. */
    private static final Map<String, Entry<Integer, SqlState>> SQLITE = Map.ofEntries(
            entry("SQLITE_UNKNOWN", entry(1, SqlState.SYNTAX_OR_NAME)),
            entry("SQLITE_ERROR", entry(1, SqlState.SYNTAX_OR_NAME)),
            entry("SQL_INPUT_ERROR", entry(1, SqlState.SYNTAX_OR_NAME)),
            entry("SQL_PARSE_ERROR", entry(1, SqlState.SYNTAX)),
            entry("SQLITE_INTERNAL", entry(2, SqlState.GENERAL)),
            entry("SQLITE_PERM", entry(3, SqlState.RIGHT_MISSING)),
            entry("SQLITE_ABORT", entry(4, SqlState.ROLLED_BACK)),
            entry("SQLITE_BUSY", entry(5, SqlState.ROLLED_BACK)),
            entry("SQLITE_LOCKED", entry(6, SqlState.ROLLED_BACK)),
            entry("SQLITE_NOMEM", entry(7, SqlState.OUT_OF_MEMORY)),
            entry("SQLITE_READONLY", entry(8, SqlState.READ_ONLY)),
            entry("SQLITE_INTERRUPT", entry(9, SqlState.CANCELLED)),
            entry("SQLITE_IOERR", entry(10, SqlState.INPUT_OUTPUT)),
            entry("SQLITE_CORRUPT", entry(11, SqlState.DATABASE_CORRUPT)),
            entry("SQLITE_FULL", entry(13, SqlState.DISK_FULL)),
            entry("SQLITE_CANTOPEN", entry(14, SqlState.INPUT_OUTPUT)),
            entry("SQLITE_PROTOCOL", entry(15, SqlState.ROLLED_BACK)),
            entry("SQLITE_SCHEMA", entry(17, SqlState.GENERAL)),
            entry("SQLITE_TOOBIG", entry(18, SqlState.TOO_LARGE)),
            entry("SQLITE_CONSTRAINT", entry(19, SqlState.CONSTRAINT)),
            entry("SQLITE_MISMATCH", entry(20, SqlState.WRONG_TYPE)),
            entry("SQLITE_MISUSE", entry(21, SqlState.GENERAL)),
            entry("SQLITE_AUTH", entry(23, SqlState.RIGHT_MISSING)),
            entry("SQLITE_RANGE", entry(25, SqlState.WRONG_PARAMETERS)),
            entry("SQLITE_NOTADB", entry(26, SqlState.DATABASE_CORRUPT)));

    /** What is the server's own and not SQLite's. */
    private static final Map<String, SqlState> SERVER = Map.ofEntries(
            entry("SQL_NO_STATEMENT", SqlState.SYNTAX),
            entry("SQL_MANY_STATEMENTS", SqlState.SYNTAX),
            entry("ARGS_INVALID", SqlState.WRONG_PARAMETERS),
            entry("ARGS_BOTH_POSITIONAL_AND_NAMED", SqlState.WRONG_PARAMETERS),
            entry("TRANSACTION_TIMEOUT", SqlState.ROLLED_BACK),
            entry("TRANSACTION_BUSY", SqlState.ROLLED_BACK),
            entry("TRANSACTION_LOST", SqlState.ROLLED_BACK),
            entry("STREAM_EXPIRED", SqlState.CONNECTION_FAILED),
            entry("BATON_INVALID", SqlState.CONNECTION_FAILED),
            entry("BATON_REUSED", SqlState.PROTOCOL_VIOLATED),
            entry("BAD_REQUEST", SqlState.PROTOCOL_VIOLATED),
            entry("RESPONSE_TOO_LARGE", SqlState.TOO_LARGE),
            entry("TOO_MANY_REQUESTS", SqlState.CONNECTION_REJECTED),
            entry("NAMESPACE_NOT_FOUND", SqlState.NAMESPACE_UNKNOWN),
            entry("BLOCKED", SqlState.RIGHT_MISSING));

    /** What SQLite's messages tell beyond its code, by a part of them. The first that is found counts. */
    private static final Map<String, SqlState> CONSTRAINTS = Map.of(
            "UNIQUE constraint failed", SqlState.UNIQUE,
            "PRIMARY KEY constraint failed", SqlState.UNIQUE,
            "NOT NULL constraint failed", SqlState.NOT_NULL,
            "FOREIGN KEY constraint failed", SqlState.FOREIGN_KEY,
            "CHECK constraint failed", SqlState.CHECK);

    static SQLException of(ServerException refusal, SqlState unanswered) {
        SqlState state = state(refusal, unanswered);
        int vendorCode =
                SQLITE.containsKey(refusal.code()) ? SQLITE.get(refusal.code()).getKey() : 0;
        return state.exception(message(refusal), vendorCode, refusal);
    }

    private static SqlState state(ServerException refusal, SqlState unanswered) {
        String code = refusal.code();
        String message = refusal.getMessage();
        if (refusal.accessRefused()) {
            return refusal.httpStatus().orElse(0) == 403 ? SqlState.RIGHT_MISSING : SqlState.AUTHENTICATION;
        }
        return switch (code) {
            case "SQLITE_CONSTRAINT" -> constraint(message);
            case "SQLITE_UNKNOWN", "SQLITE_ERROR", "SQL_INPUT_ERROR", "SQL_PARSE_ERROR" -> statement(code, message);
            case "ARGS_INVALID" -> message.contains("too big") ? SqlState.TOO_LARGE : SqlState.WRONG_PARAMETERS;
            case "TRANSACTION_LOST" -> refusal.outcomeUnknown() ? SqlState.OUTCOME_UNKNOWN : SqlState.ROLLED_BACK;
            case "STREAM_EXPIRED", "BATON_INVALID" ->
                refusal.rolledBack() ? SqlState.ROLLED_BACK : SqlState.CONNECTION_FAILED;
            case "INTERNAL_ERROR" -> internal(message, unanswered);
            default ->
                SQLITE.containsKey(code) ? SQLITE.get(code).getValue() : SERVER.getOrDefault(code, SqlState.GENERAL);
        };
    }

    private static SqlState constraint(String message) {
        return CONSTRAINTS.entrySet().stream()
                .filter(known -> message.contains(known.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .orElse(SqlState.CONSTRAINT);
    }

    private static SqlState internal(String message, SqlState unanswered) {
        if (isNoText(message)) {
            return SqlState.NOT_A_CHARACTER;
        }
        return unanswered == SqlState.OUTCOME_UNKNOWN ? unanswered : SqlState.GENERAL;
    }

    /** Both messages of Rust's {@code Utf8Error}: a wrong byte, and a text that ends within a character. */
    private static boolean isNoText(String message) {
        return message.startsWith("invalid utf-8") || message.startsWith("incomplete utf-8");
    }

    private static SqlState statement(String code, String message) {
        if (message.contains(UNSUPPORTED_STATEMENT)) {
            return SqlState.UNSUPPORTED;
        }
        return StatementMessages.state(message).orElse(SQLITE.get(code).getValue());
    }

    private static String message(ServerException refusal) {
        return switch (refusal.code()) {
            case "RESPONSE_TOO_LARGE" ->
                "The rows that the statement returns are more than the server sends at once; it HAS been executed";
            case "TRANSACTION_TIMEOUT" ->
                refusal.getMessage()
                        + ": the server rolled the transaction back, since it held the write lock for more than 5 s and another"
                        + " connection wanted it";
            case "INTERNAL_ERROR" ->
                isNoText(refusal.getMessage())
                        ? "A TEXT that was to be read is not UTF-8: read it with CAST(x AS BLOB) or hex(x)"
                        : "Internal error of the server: " + refusal.getMessage();
            default -> refusal.getMessage();
        };
    }
}
