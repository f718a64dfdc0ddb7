package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of every interface, with arguments that nobody should give, of objects that are open and closed: whatever is refused is
 * refused by an {@link SQLException}, which is what programs catch, and which says why.
 */
class EveryMethodIT {
    /** What makes an object of the interface, on a connection that has a table t with a row. */
    private interface Maker {
        Object make(Connection connection) throws SQLException;
    }

    private record Subject(String name, Class<?> type, Maker maker) {}

    /** Methods whose interface asks for a NullPointerException. */
    private static final Set<String> NULLS_BY_CONTRACT =
            Set.of("enquoteIdentifier", "enquoteLiteral", "enquoteNCharLiteral", "isSimpleIdentifier");

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("connection", Connection.class, connection -> connection),
            new Subject("closed connection", Connection.class, EveryMethodIT::closed),
            new Subject("connection in a transaction", Connection.class, connection -> {
                connection.setAutoCommit(false);
                connection.createStatement().execute("INSERT OR IGNORE INTO t VALUES (2)");
                return connection;
            }),
            new Subject("statement", Statement.class, Connection::createStatement),
            new Subject("closed statement", Statement.class, connection -> {
                Statement statement = connection.createStatement();
                statement.close();
                return statement;
            }),
            new Subject("statement of a closed connection", Statement.class, connection -> {
                Statement statement = connection.createStatement();
                connection.close();
                return statement;
            }),
            new Subject(
                    "prepared statement",
                    PreparedStatement.class,
                    connection -> connection.prepareStatement("SELECT ?")),
            new Subject("closed prepared statement", PreparedStatement.class, connection -> {
                PreparedStatement statement = connection.prepareStatement("SELECT ?");
                statement.close();
                return statement;
            }),
            new Subject("result before its first row", ResultSet.class, EveryMethodIT::result),
            new Subject("result on a row", ResultSet.class, connection -> {
                ResultSet result = result(connection);
                result.next();
                return result;
            }),
            new Subject("closed result", ResultSet.class, connection -> {
                ResultSet result = result(connection);
                result.close();
                return result;
            }),
            new Subject(
                    "result's metadata",
                    ResultSetMetaData.class,
                    connection -> result(connection).getMetaData()),
            new Subject(
                    "parameter metadata",
                    ParameterMetaData.class,
                    connection -> connection.prepareStatement("SELECT ?").getParameterMetaData()),
            new Subject("metadata", DatabaseMetaData.class, Connection::getMetaData),
            new Subject("metadata of a closed connection", DatabaseMetaData.class, connection -> {
                DatabaseMetaData metadata = connection.getMetaData();
                connection.close();
                return metadata;
            }),
            new Subject("blob", Blob.class, Connection::createBlob),
            new Subject("freed blob", Blob.class, connection -> {
                Blob blob = connection.createBlob();
                blob.free();
                return blob;
            }),
            new Subject("clob", Clob.class, Connection::createClob),
            new Subject("savepoint", Savepoint.class, connection -> {
                connection.setAutoCommit(false);
                return connection.setSavepoint();
            }));

    private static LibsqlDatabase database;

    @BeforeAll
    static void start() throws SQLException {
        database = new LibsqlDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Connection closed(Connection connection) throws SQLException {
        connection.close();
        return connection;
    }

    private static ResultSet result(Connection connection) throws SQLException {
        return connection.createStatement().executeQuery("SELECT 1, 'text', x'00', 1.5, NULL");
    }

    @TestFactory
    Stream<DynamicTest> failsBySqlExceptionsOnly() {
        return SUBJECTS.stream().map(subject -> DynamicTest.dynamicTest(subject.name(), () -> callAll(subject)));
    }

    private static void callAll(Subject subject) throws SQLException {
        List<String> wrong = new ArrayList<>();
        int called = 0;
        try (Connection shared = database.connect()) {
            for (Method method : methods(subject.type())) {
                for (Object[] arguments : arguments(method)) {
                    try (Connection connection = database.connect()) {
                        Object object = subject.maker().make(connection);
                        called++;
                        String outcome = call(object, method, arguments);
                        if (outcome != null) {
                            wrong.add(method.getName() + Arrays.toString(arguments) + ": " + outcome);
                        }
                    }
                }
            }
            assertThat(shared.isValid(5)).isTrue();
        }
        assertThat(wrong).isEmpty();
        assertThat(called).isPositive();
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !NULLS_BY_CONTRACT.contains(method.getName()))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /** {@return what is wrong with the outcome; null if nothing} */
    private static String call(Object object, Method method, Object[] arguments) {
        try {
            method.invoke(object, arguments);
            return null;
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof SQLException failure)) {
                return e.getCause().toString();
            }
            boolean told = failure.getMessage() != null
                    && failure.getSQLState() != null
                    && failure.getSQLState().length() == 5;
            return told ? null : failure + " with SQLState " + failure.getSQLState();
        } catch (IllegalAccessException e) {
            return e.toString();
        }
    }

    /** {@return argument lists: everything null, nothing or negative; and everything small} */
    private static List<Object[]> arguments(Method method) {
        Class<?>[] types = method.getParameterTypes();
        Object[] absurd = Arrays.stream(types).map(type -> value(type, -1)).toArray();
        Object[] small = Arrays.stream(types).map(type -> value(type, 1)).toArray();
        return types.length == 0 ? List.<Object[]>of(absurd) : List.of(absurd, small);
    }

    private static Object value(Class<?> type, int number) {
        if (type == int.class) {
            return number;
        }
        if (type == long.class) {
            return (long) number;
        }
        if (type == short.class) {
            return (short) number;
        }
        if (type == byte.class) {
            return (byte) number;
        }
        if (type == boolean.class) {
            return number > 0;
        }
        if (type == float.class) {
            return (float) number;
        }
        if (type == double.class) {
            return (double) number;
        }
        if (type == String.class && number > 0) {
            return "SELECT";
        }
        return null;
    }
}
