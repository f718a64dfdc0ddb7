package dev.libsqlctl.target;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/** Reads rows of a file by the driver's layer below JDBC, which takes half the time: there every value costs three calls of the library, each with a lock, and every text a buffer besides. */
final class FileRowReader implements RowReader {
    private static final String UTF_8 = "UTF-8";

    private final CoreStatement statement;
    private final boolean utf8;

    private FileRowReader(CoreStatement statement) throws SQLException {
        this.statement = statement;
        this.utf8 = encoding((Statement) statement).equals(UTF_8);
    }

    /** {@return what reads the rows of a statement's result} It is a statement of SQLite's driver. */
    static RowReader of(Statement statement) throws SQLException {
        return new FileRowReader((CoreStatement) statement);
    }

    private static String encoding(Statement statement) throws SQLException {
        try (Statement question = statement.getConnection().createStatement();
                ResultSet answer = question.executeQuery("PRAGMA encoding")) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Override
    public void read(Object[] values) throws SQLException {
        statement.pointer.safeRunConsume((database, row) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = value(database, row, i);
            }
        });
    }

    private Object value(DB database, long row, int column) throws SQLException {
        return switch (database.column_type(row, column)) {
            case Codes.SQLITE_INTEGER -> (Object) database.column_long(row, column);
            case Codes.SQLITE_FLOAT -> (Object) database.column_double(row, column);
            case Codes.SQLITE_TEXT ->
                utf8
                        ? new String(bytes(database, row, column), StandardCharsets.UTF_8)
                        : database.column_text(row, column);
            case Codes.SQLITE_BLOB -> bytes(database, row, column);
            default -> null;
        };
    }

    /** SQLite has no pointer for what is empty. */
    private static byte[] bytes(DB database, long row, int column) throws SQLException {
        byte[] bytes = database.column_blob(row, column);
        return bytes == null ? new byte[0] : bytes;
    }
}
