import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * One workload over plain java.sql: the same source measures every driver. Prints the seconds that each repetition took, as a JSON array;
 * the first of them pays for class loading and compilation.
 *
 * <p>Arguments: URL, workload (insert, scan or read), number of rows, number of repetitions.
 */
public final class JdbcClient {
    private static final int TABLE_ROWS = 1_000_000;

    private final Connection connection;
    private final int rows;

    private JdbcClient(Connection connection, int rows) {
        this.connection = connection;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws SQLException {
        int repetitions = Integer.parseInt(arguments[3]);
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            JdbcClient client = new JdbcClient(connection, Integer.parseInt(arguments[2]));
            StringJoiner seconds = new StringJoiner(",", "[", "]");
            for (int i = 0; i < repetitions; i++) {
                seconds.add(String.format(Locale.ROOT, "%.6f", client.run(arguments[1]) / 1e9));
            }
            System.out.println(seconds);
        }
    }

    private long run(String workload) throws SQLException {
        return switch (workload) {
            case "insert" -> insert();
            case "scan" -> scan();
            case "read" -> read();
            default -> throw new IllegalArgumentException(workload);
        };
    }

    private long insert() throws SQLException {
        String[] names = new String[rows];
        for (int i = 0; i < rows; i++) {
            names[i] = "name of row " + String.valueOf(10_000_000_000L + i + 1).substring(1);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS loaded");
            statement.execute("CREATE TABLE loaded (id INTEGER PRIMARY KEY, name TEXT, amount REAL)");
        }
        connection.setAutoCommit(false);
        long start = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO loaded VALUES (?, ?, ?)")) {
            for (int i = 0; i < rows; i++) {
                insert.setInt(1, i + 1);
                insert.setString(2, names[i]);
                insert.setDouble(3, (i + 1) / 8.0);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        long nanos = System.nanoTime() - start;
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*), sum(id) FROM loaded")) {
            result.next();
            require(result.getLong(1) == rows && result.getLong(2) == sum(rows));
        }
        return nanos;
    }

    private long scan() throws SQLException {
        long start = System.nanoTime();
        long count = 0;
        long sum = 0;
        long length = 0;
        double amount = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT id, name, amount FROM big WHERE id <= ?")) {
            select.setInt(1, rows);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    count++;
                    sum += result.getLong(1);
                    length += result.getString(2).length();
                    amount += result.getDouble(3);
                }
            }
        }
        long nanos = System.nanoTime() - start;
        require(count == rows && sum == sum(rows) && length == 22L * rows && amount == sum(rows) / 8.0);
        return nanos;
    }

    private long read() throws SQLException {
        long start = System.nanoTime();
        try (PreparedStatement select = connection.prepareStatement("SELECT name, amount FROM big WHERE id = ?")) {
            for (int i = 0; i < rows; i++) {
                int id = (int) (i * 7919L % TABLE_ROWS) + 1;
                select.setInt(1, id);
                try (ResultSet result = select.executeQuery()) {
                    require(result.next() && result.getDouble(2) == id / 8.0);
                }
            }
        }
        return System.nanoTime() - start;
    }

    private static long sum(long rows) {
        return rows * (rows + 1) / 2;
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("The driver gave a wrong answer");
        }
    }
}
