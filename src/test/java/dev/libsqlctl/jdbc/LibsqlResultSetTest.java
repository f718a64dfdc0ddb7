package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LibsqlResultSetTest {
    private static final List<Col> COLUMNS =
            List.of(new Col("Id", "INTEGER"), new Col("name", "VARCHAR(20)"), new Col("NAME", null));

    @Test
    void goesForwardRowByRow() throws SQLException {
        CountedRows rows = CountedRows.of(COLUMNS, row(1), row(2));
        ResultSet rs = new LibsqlResultSet(null, rows);
        assertThat(rs.isBeforeFirst()).isTrue();
        assertThat(rs.getRow()).isZero();
        assertThat(rs.next()).isTrue();
        assertThat(rs.isFirst()).isTrue();
        assertThat(rs.isLast()).isFalse();
        assertThat(rs.isBeforeFirst()).isFalse();
        assertThat(rs.getInt("ID")).isEqualTo(1);
        assertThat(rs.next()).isTrue();
        assertThat(rs.getRow()).isEqualTo(2);
        assertThat(rs.isLast()).isTrue();
        assertThat(rs.getInt(1)).isEqualTo(2);
        assertThat(rs.isFirst()).isFalse();
        assertThat(rs.next()).isFalse();
        assertThat(rs.isAfterLast()).isTrue();
        assertThat(rs.isLast()).isFalse();
        assertThat(rs.getRow()).isZero();
        assertThat(rs.next()).isFalse();
        assertThat(rs.isClosed()).isFalse();
        assertThat(rows.closed()).isPositive();
    }

    @Test
    void anEmptyResultStandsNowhere() throws SQLException {
        ResultSet rs = new LibsqlResultSet(null, CountedRows.of(COLUMNS));
        assertThat(rs.isBeforeFirst()).isFalse();
        assertThat(rs.next()).isFalse();
        assertThat(rs.isAfterLast()).isFalse();
        assertThat(rs.isBeforeFirst()).isFalse();
    }

    @Test
    void labelsInAnyCaseAndTheFirstOfTwo() throws SQLException {
        ResultSet rs = new LibsqlResultSet(null, CountedRows.of(COLUMNS, row(1)));
        assertThat(rs.findColumn("iD")).isEqualTo(1);
        assertThat(rs.findColumn("NAME")).isEqualTo(2);
        assertState("42S22", () -> rs.findColumn("missing"));
        assertState("42S22", () -> rs.findColumn(null));
        rs.next();
        assertThat(rs.getString("NaMe")).isEqualTo("n1");
    }

    @Test
    void thereIsNoValueOutsideOfTheRows() throws SQLException {
        ResultSet rs = new LibsqlResultSet(null, CountedRows.of(COLUMNS, row(1)));
        assertState("24000", () -> rs.getInt(1));
        rs.next();
        assertState("07009", () -> rs.getInt(0));
        assertState("07009", () -> rs.getInt(4));
        rs.next();
        assertState("24000", () -> rs.getInt(1));
    }

    @Test
    void whatBreaksOffIsNoShortResult() throws SQLException {
        SQLException broken = new SQLException("broken", "08006");
        ResultSet rs = new LibsqlResultSet(null, CountedRows.broken(COLUMNS, broken, row(1)));
        assertThat(rs.next()).isTrue();
        assertThatThrownBy(rs::next).isSameAs(broken);
        assertThatThrownBy(rs::next).isSameAs(broken);
    }

    @Test
    void aClosedResultRefusesEverything() throws Exception {
        CountedRows rows = CountedRows.of(COLUMNS, row(1));
        ResultSet rs = new LibsqlResultSet(null, rows);
        rs.next();
        rs.close();
        rs.close();
        assertThat(rows.closed()).isEqualTo(1);
        assertThat(rs.isClosed()).isTrue();
        List<String> harmless = List.of("close", "isClosed", "rowUpdated", "rowInserted", "rowDeleted");
        for (Method method : ResultSet.class.getMethods()) {
            if (method.getDeclaringClass() == ResultSet.class && !harmless.contains(method.getName())) {
                Object[] arguments = Arrays.stream(method.getParameterTypes())
                        .map(LibsqlResultSetTest::argument)
                        .toArray();
                assertThatThrownBy(() -> method.invoke(rs, arguments))
                        .as(method.toString())
                        .isInstanceOf(InvocationTargetException.class)
                        .hasCauseInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void changesNothingAndGoesNowhereElse() throws Exception {
        ResultSet rs = new LibsqlResultSet(null, CountedRows.of(COLUMNS, row(1)));
        rs.next();
        List<String> names =
                List.of("insertRow", "first", "last", "previous", "beforeFirst", "afterLast", "absolute", "relative");
        long checked = 0;
        for (Method method : ResultSet.class.getMethods()) {
            if (method.getName().startsWith("update") || names.contains(method.getName())) {
                Object[] arguments = Arrays.stream(method.getParameterTypes())
                        .map(LibsqlResultSetTest::argument)
                        .toArray();
                assertThatThrownBy(() -> method.invoke(rs, arguments))
                        .as(method.toString())
                        .hasCauseInstanceOf(SQLFeatureNotSupportedException.class);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(90);
        assertThat(rs.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        assertThat(rs.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
        assertThat(rs.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertState("0A000", () -> rs.setFetchDirection(ResultSet.FETCH_REVERSE));
        rs.setFetchDirection(ResultSet.FETCH_FORWARD);
        rs.setFetchSize(7);
        assertThat(rs.getFetchSize()).isEqualTo(7);
        assertState("22023", () -> rs.setFetchSize(-1));
        assertThat(rs.rowUpdated()).isFalse();
    }

    @Test
    void isAWrapperOfItself() throws SQLException {
        ResultSet rs = new LibsqlResultSet(null, CountedRows.of(COLUMNS));
        assertThat(rs.isWrapperFor(LibsqlResultSet.class)).isTrue();
        assertThat(rs.unwrap(ResultSet.class)).isSameAs(rs);
        assertThat(rs.isWrapperFor(String.class)).isFalse();
        assertThatThrownBy(() -> rs.unwrap(String.class)).isInstanceOf(SQLException.class);
    }

    @Test
    void theDescriptionOfDeclaredColumns() throws SQLException {
        ResultSetMetaData data = new LibsqlResultSet(null, CountedRows.of(COLUMNS, row(1))).getMetaData();
        assertThat(data.getColumnCount()).isEqualTo(3);
        assertThat(data.getColumnLabel(1)).isEqualTo("Id");
        assertThat(data.getColumnName(2)).isEqualTo("name");
        assertThat(data.getColumnType(1)).isEqualTo(Types.BIGINT);
        assertThat(data.getColumnTypeName(1)).isEqualTo("INTEGER");
        assertThat(data.getColumnClassName(1)).isEqualTo("java.lang.Long");
        assertThat(data.isSigned(1)).isTrue();
        assertThat(data.getColumnDisplaySize(1)).isEqualTo("-9223372036854775808".length());
        assertThat(data.getColumnType(2)).isEqualTo(Types.VARCHAR);
        assertThat(data.getPrecision(2)).isEqualTo(20);
        assertThat(data.getColumnClassName(2)).isEqualTo("java.lang.String");
        assertThat(data.isCaseSensitive(2)).isTrue();
        assertThat(data.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullableUnknown);
        assertThat(data.getTableName(1)).isEmpty();
        assertThat(data.getSchemaName(1)).isEmpty();
        assertThat(data.getCatalogName(1)).isEmpty();
        assertThat(data.isReadOnly(1)).isTrue();
        assertState("07009", () -> data.getColumnLabel(0));
        assertState("07009", () -> data.isSearchable(4));
    }

    @Test
    void anExpressionHasTheTypeOfItsValue() throws SQLException {
        List<Col> column = List.of(new Col("x", null));
        ResultSet rs = new LibsqlResultSet(
                null, CountedRows.of(column, List.of(Value.of(1.5)), List.of(Value.of("x")), List.of(Value.NULL)));
        ResultSetMetaData data = rs.getMetaData();
        assertThat(data.getColumnType(1)).as("before the first row").isEqualTo(Types.DOUBLE);
        rs.next();
        assertThat(rs.getDouble(1)).isEqualTo(1.5);
        assertThat(data.getColumnType(1)).isEqualTo(Types.DOUBLE);
        rs.next();
        assertThat(data.getColumnType(1)).isEqualTo(Types.VARCHAR);
        assertThat(data.getColumnClassName(1)).isEqualTo("java.lang.String");
        rs.next();
        assertThat(data.getColumnType(1)).isEqualTo(Types.NULL);
        assertThat(rs.next()).isFalse();
        assertThat(new LibsqlResultSet(null, CountedRows.of(column))
                        .getMetaData()
                        .getColumnTypeName(1))
                .isEqualTo("NULL");
    }

    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == String.class) {
            return "Id";
        } else if (type == long.class) {
            return 1L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == byte.class) {
            return (byte) 0;
        } else if (type == short.class) {
            return (short) 0;
        } else if (type == float.class) {
            return 0f;
        } else if (type == double.class) {
            return 0d;
        }
        return type == Class.class ? String.class : null;
    }

    private static List<Value> row(int id) {
        return List.of(Value.of(id), Value.of("n" + id), Value.NULL);
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
