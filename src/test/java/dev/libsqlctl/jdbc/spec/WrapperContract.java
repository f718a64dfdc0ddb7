package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The interface {@link Wrapper}, which every object of JDBC 4.0 has. */
abstract class WrapperContract extends SpecificationContract {
    @Test
    void connections() throws SQLException {
        assertWraps(connection, Connection.class);
    }

    @Test
    void statements() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertWraps(statement, Statement.class);
        }
    }

    @Test
    void preparedStatements() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            assertWraps(statement, PreparedStatement.class);
            assertThat(statement.isWrapperFor(Statement.class)).isTrue();
        }
    }

    @Test
    void resultSetsAndTheirMetadata() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            assertWraps(result, ResultSet.class);
            assertWraps(result.getMetaData(), ResultSetMetaData.class);
        }
    }

    @Test
    void metadata() throws SQLException {
        assertWraps(connection.getMetaData(), DatabaseMetaData.class);
    }

    @Test
    void dataSources() throws SQLException {
        DataSource source = database.dataSource();
        if (differs(Difference.DATA_SOURCE_WRAPPER)) {
            assertWraps(source, DataSource.class);
        } else {
            assertThat(source.isWrapperFor(DataSource.class)).isTrue();
            assertThat((Object) source.unwrap(DataSource.class)).isSameAs(source);
        }
    }

    private void assertWraps(Wrapper wrapper, Class<?> type) throws SQLException {
        assertThat(wrapper.isWrapperFor(type)).isTrue();
        assertThat((Object) wrapper.unwrap(type)).isSameAs(wrapper);
        assertThat(wrapper.isWrapperFor(wrapper.getClass())).isTrue();
        assertThat((Object) wrapper.unwrap(wrapper.getClass())).isSameAs(wrapper);
        assertThat(wrapper.isWrapperFor(Runnable.class)).isFalse();
        if (differs(Difference.UNWRAP)) {
            failure(() -> wrapper.unwrap(Runnable.class));
        } else {
            assertThatCode(() -> wrapper.unwrap(Runnable.class)).isInstanceOf(ClassCastException.class);
        }
    }
}
