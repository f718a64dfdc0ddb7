package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server says of a statement of a schema that it is asked to explain. It reads such a statement in full, but what it refers to is not there: the check makes nothing.
 */
final class ServerOpinion {
    /** What is said of a statement for what the server has, or has not yet. */
    private static final Pattern OF_WHAT_IS_THERE = Pattern.compile(
            "no such (table|column|view|index)|already exists|already another|views may not be indexed");

    private static final String STATE_OF_CONNECTIONS = "08";
    private static final String STATE_OF_AUTHORITY = "28";

    private final Connection connection;

    ServerOpinion(Connection connection) {
        this.connection = connection;
    }

    /** {@return why the server would refuse a statement; empty if it would not, as far as it can tell} */
    Optional<String> objection(DumpStatement statement) {
        switch (statement.kind()) {
            case TABLE, VIRTUAL_TABLE, INDEX, VIEW, TRIGGER:
                return ask(statement.sql());
            default:
                return Optional.empty();
        }
    }

    private Optional<String> ask(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("EXPLAIN " + sql);
            return Optional.empty();
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(STATE_OF_CONNECTIONS) || state.startsWith(STATE_OF_AUTHORITY)) {
                throw new LibsqlctlException(
                        ErrorCode.DATABASE_ERROR, "the server cannot be asked: " + e.getMessage(), null, e);
            }
            String words = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            return OF_WHAT_IS_THERE.matcher(words).find() ? Optional.empty() : Optional.of("the server: " + words);
        }
    }
}
