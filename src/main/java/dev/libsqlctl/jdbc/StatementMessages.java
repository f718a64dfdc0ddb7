package dev.libsqlctl.jdbc;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/** What SQLite's messages tell of a statement that it refuses with the one code that stands for most mistakes. */
final class StatementMessages {
    /** In order: the first part that is found counts. */
    private static final List<Entry<String, SqlState>> STATES = List.of(
            entry("no such table", SqlState.NO_SUCH_TABLE),
            entry("no such view", SqlState.NO_SUCH_TABLE),
            entry("no such column", SqlState.NO_SUCH_COLUMN),
            entry("has no column named", SqlState.NO_SUCH_COLUMN),
            entry("no such index", SqlState.NO_SUCH_INDEX),
            entry("no such savepoint", SqlState.SAVEPOINT),
            entry("duplicate column name", SqlState.COLUMN_EXISTS),
            entry("transaction is active", SqlState.TRANSACTION_STATE),
            entry("within a transaction", SqlState.TRANSACTION_STATE),
            entry("not authorized", SqlState.RIGHT_MISSING),
            entry("integer overflow", SqlState.OUT_OF_RANGE),
            entry("malformed JSON", SqlState.DATA),
            entry("too many ", SqlState.TOO_LARGE),
            entry("parser stack overflow", SqlState.TOO_LARGE),
            entry("syntax error", SqlState.SYNTAX),
            entry("incomplete input", SqlState.SYNTAX),
            entry("unexpected end of input", SqlState.SYNTAX),
            entry("unrecognized token", SqlState.SYNTAX));

    private StatementMessages() {}

    static Optional<SqlState> state(String message) {
        if (message.contains("already exists")) {
            return Optional.of(message.contains("index ") ? SqlState.INDEX_EXISTS : SqlState.TABLE_EXISTS);
        }
        return STATES.stream()
                .filter(known -> message.contains(known.getKey()))
                .map(Entry::getValue)
                .findFirst();
    }
}
