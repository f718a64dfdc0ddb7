package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, sections 15.2.2 and 13.2.1: metadata of results and of parameters. */
abstract class ColumnMetadataContract extends SpecificationContract {
    private Statement statement;

    @BeforeEach
    void table() throws SQLException {
        execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(40), price DECIMAL(10, 2), data BLOB, d DATE, r REAL)",
                "INSERT INTO t VALUES (1, 'x', 1.5, x'00', '2026-01-02', 2.5)");
        statement = connection.createStatement();
    }

    private ResultSetMetaData columns(String sql) throws SQLException {
        return statement.executeQuery(sql).getMetaData();
    }

    @Test
    void countAndLabels() throws SQLException {
        ResultSetMetaData columns = columns("SELECT id, name AS called, 1 + 1 FROM t");

        assertThat(columns.getColumnCount()).isEqualTo(3);
        assertThat(columns.getColumnLabel(1)).isEqualTo("id");
        assertThat(columns.getColumnLabel(2)).isEqualTo("called");
        assertThat(columns.getColumnLabel(3)).isEqualTo("1 + 1");
        assertThat(columns.getColumnName(2)).isEqualTo("called");
    }

    @Test
    void columnsThatAreNotThereAreRefused() throws SQLException {
        ResultSetMetaData columns = columns("SELECT id FROM t");

        assertState("07009", () -> columns.getColumnName(0));
        assertState("07009", () -> columns.getColumnType(2));
        assertState("07009", () -> columns.getColumnLabel(-1));
    }

    @Test
    void typesAreThoseDeclared() throws SQLException {
        ResultSetMetaData columns = columns("SELECT * FROM t");

        boolean differs = differs(Difference.COLUMN_TYPES);
        assertThat(columns.getColumnType(1)).isEqualTo(differs ? Types.BIGINT : Types.INTEGER);
        assertThat(columns.getColumnType(2)).isEqualTo(Types.VARCHAR);
        assertThat(columns.getColumnType(3)).isEqualTo(Types.DECIMAL);
        assertThat(columns.getColumnType(4)).isEqualTo(Types.BLOB);
        assertThat(columns.getColumnType(5)).isEqualTo(Types.DATE);
        assertThat(columns.getColumnType(6)).isEqualTo(differs ? Types.DOUBLE : Types.REAL);
        assertThat(columns.getColumnTypeName(1)).isEqualTo("INTEGER");
        assertThat(columns.getColumnTypeName(2)).isEqualTo("VARCHAR");
        assertThat(columns.getColumnTypeName(3)).isEqualTo("DECIMAL");
    }

    @Test
    void precisionAndScaleAreThoseDeclared() throws SQLException {
        ResultSetMetaData columns = columns("SELECT name, price FROM t");

        assertThat(columns.getPrecision(1)).isEqualTo(40);
        assertThat(columns.getPrecision(2)).isEqualTo(10);
        assertThat(columns.getScale(2)).isEqualTo(2);
    }

    @Test
    void classesAreThoseOfTheValues() throws SQLException {
        ResultSetMetaData columns = columns("SELECT id, name, r FROM t");

        assertThat(columns.getColumnClassName(1))
                .isEqualTo(differs(Difference.INTEGER_OBJECTS) ? "java.lang.Long" : "java.lang.Integer");
        assertThat(columns.getColumnClassName(2)).isEqualTo("java.lang.String");
        assertThat(columns.getColumnClassName(3)).isEqualTo("java.lang.Double");
    }

    @Test
    void tablesAreToldByWhoeverKnows() throws SQLException {
        ResultSetMetaData columns = columns("SELECT id, 1 FROM t");

        assertThat(columns.getTableName(1)).isEqualTo(differs(Difference.TABLE_OF_A_COLUMN) ? "" : "t");
        assertThat(columns.getTableName(2)).isEmpty();
        assertThat(columns.getSchemaName(1)).isEmpty();
        assertThat(columns.getCatalogName(1)).isEmpty();
    }

    @Test
    void nullabilityIsToldByWhoeverKnows() throws SQLException {
        ResultSetMetaData columns = columns("SELECT name FROM t");

        assertThat(columns.isNullable(1))
                .isEqualTo(
                        differs(Difference.TABLE_OF_A_COLUMN)
                                ? ResultSetMetaData.columnNullableUnknown
                                : ResultSetMetaData.columnNullable);
        assertThat(columns.isAutoIncrement(1)).isFalse();
    }

    @Test
    void numbersAreSigned() throws SQLException {
        ResultSetMetaData columns = columns("SELECT id, r, name FROM t");

        assertThat(columns.isSigned(1)).isTrue();
        assertThat(columns.isSigned(2)).isTrue();
        assertThat(columns.isSigned(3)).isFalse();
        assertThat(columns.isCurrency(1)).isFalse();
        assertThat(columns.isSearchable(1)).isTrue();
    }

    @Test
    void columnsOfAReadOnlyResultAreReadOnly() throws SQLException {
        ResultSetMetaData columns = columns("SELECT id FROM t");

        boolean differs = differs(Difference.WRITABLE_COLUMNS);
        assertThat(columns.isReadOnly(1)).isEqualTo(differs);
        assertThat(columns.isWritable(1)).isEqualTo(!differs);
        assertThat(columns.isDefinitelyWritable(1)).isEqualTo(!differs);
    }

    @Test
    void expressionsHaveTheTypeOfTheirFirstValue() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT 1 + 1, 'a' || 'b', 1.5 * 2, x'00' || ''");
        assertThat(result.next()).isTrue();
        ResultSetMetaData columns = result.getMetaData();

        assertThat(columns.getColumnType(2)).isEqualTo(Types.VARCHAR);
        if (differs(Difference.EXPRESSION_TYPES)) {
            assertThat(columns.getColumnType(1)).isEqualTo(Types.BIGINT);
            assertThat(columns.getColumnType(3)).isEqualTo(Types.DOUBLE);
        } else {
            assertThat(columns.getColumnType(1)).isEqualTo(Types.INTEGER);
            assertThat(columns.getColumnType(3)).isEqualTo(Types.FLOAT);
        }
    }

    @Test
    void duplicateLabelsAreKept() throws SQLException {
        ResultSetMetaData columns = columns("SELECT 1 AS x, 2 AS x");

        assertThat(columns.getColumnLabel(1)).isEqualTo("x");
        assertThat(columns.getColumnLabel(2)).isEqualTo("x");
    }

    @Test
    void anEmptyResultHasColumns() throws SQLException {
        ResultSetMetaData columns = columns("SELECT id, name FROM t WHERE 0");

        assertThat(columns.getColumnCount()).isEqualTo(2);
        assertThat(columns.getColumnTypeName(2)).isEqualTo("VARCHAR");
    }

    @Test
    void metadataOutliveTheirResult() throws SQLException {
        ResultSet result = statement.executeQuery("SELECT id, name FROM t");
        ResultSetMetaData columns = result.getMetaData();

        result.close();

        if (differs(Difference.METADATA_OUTLIVE)) {
            assertThat(columns.getColumnCount()).isEqualTo(2);
        } else {
            failure(columns::getColumnCount);
        }
    }

    @Test
    void parametersAreCounted() throws SQLException {
        assertThat(parameters("SELECT ?, ?").getParameterCount()).isEqualTo(2);
        assertThat(parameters("SELECT :a, :b, :a").getParameterCount()).isEqualTo(2);
        assertThat(parameters("SELECT ?5").getParameterCount()).isEqualTo(5);
        assertThat(parameters("SELECT '?'").getParameterCount()).isZero();
    }

    @Test
    void parametersGoIn() throws SQLException {
        ParameterMetaData parameters = parameters("INSERT INTO t (id, name) VALUES (?, ?)");

        assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
        assertThat(parameters.isNullable(2))
                .isEqualTo(
                        differs(Difference.PARAMETER_METADATA)
                                ? ParameterMetaData.parameterNullableUnknown
                                : ParameterMetaData.parameterNullable);
    }

    @Test
    void parametersThatAreNotThereAreRefused() throws SQLException {
        ParameterMetaData parameters = parameters("SELECT ?");
        if (differs(Difference.PARAMETER_METADATA)) {
            assertState("07009", () -> parameters.getParameterMode(0));
            assertState("07009", () -> parameters.getParameterMode(2));
        } else {
            assertThat(parameters.getParameterMode(0)).isEqualTo(ParameterMetaData.parameterModeIn);
        }
    }

    private ParameterMetaData parameters(String sql) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        return prepared.getParameterMetaData();
    }
}
