package dev.libsqlctl.backup.corpus;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a database answers: whether what was restored also works. */
final class Answers {
    private Answers() {}

    /** {@return the rows of each answer of a file, as text} */
    static List<List<String>> of(Path file, List<String> questions) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return of(connection, questions);
        }
    }

    /** {@return the rows of each answer, as text} */
    static List<List<String>> of(Connection connection, List<String> questions) throws SQLException {
        List<List<String>> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String question : questions) {
                List<String> rows = new ArrayList<>();
                if (statement.execute(question)) {
                    try (ResultSet row = statement.getResultSet()) {
                        while (row.next()) {
                            rows.add(row(row));
                        }
                    }
                }
                answers.add(rows);
            }
        }
        return answers;
    }

    private static String row(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
        }
        return values.toString();
    }
}
