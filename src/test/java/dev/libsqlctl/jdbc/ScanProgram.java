package dev.libsqlctl.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads many rows in a JVM with little memory, and prints how many they were and what their sum is. */
final class ScanProgram {
    private ScanProgram() {}

    /**
     * Runs the program.
     *
     * @param arguments URL, number of rows, and {@code transaction} to read them in one, with another statement in between
     */
    public static void main(String[] arguments) throws SQLException {
        boolean transaction = arguments.length > 2;
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement();
                Statement other = connection.createStatement()) {
            connection.setAutoCommit(!transaction);
            statement.setFetchSize(1000);
            ResultSet rows = statement.executeQuery(sql(arguments[1]));
            long count = 0;
            long sum = 0;
            while (rows.next()) {
                count++;
                sum += rows.getLong(1);
                if (transaction && count == 10) {
                    other.executeQuery("SELECT 1");
                }
            }
            System.out.println(count + " rows, sum " + sum);
        }
    }

    static String sql(String rows) {
        return "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < " + rows
                + ") SELECT x, 'name of the row ' || x, x * 0.5 FROM c";
    }
}
