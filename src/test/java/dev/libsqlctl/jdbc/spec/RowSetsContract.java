package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC Rowset 1.2: the JDK's own row sets read the results of any driver, metadata and all. */
abstract class RowSetsContract extends SpecificationContract {
    @BeforeEach
    void table() throws SQLException {
        execute(
                "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c REAL)",
                "INSERT INTO t VALUES (1, 'x', 1.5), (2, NULL, -2.5), (3000000000, 'ß€😀', 1e300)");
    }

    private CachedRowSet cached(String sql) throws SQLException {
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            rows.populate(result);
        }
        return rows;
    }

    @Test
    void aCachedRowSetHasEveryValue() throws SQLException {
        CachedRowSet rows = cached("SELECT a, b, c FROM t ORDER BY a");
        connection.close();

        List<List<Object>> read = new ArrayList<>();
        while (rows.next()) {
            read.add(List.of(rows.getLong("a"), String.valueOf(rows.getString("b")), rows.getDouble("c")));
        }
        assertThat(read)
                .containsExactly(
                        List.of(1L, "x", 1.5), List.of(2L, "null", -2.5), List.of(3_000_000_000L, "ß€😀", 1e300));
    }

    @Test
    void aCachedRowSetScrolls() throws SQLException {
        CachedRowSet rows = cached("SELECT a FROM t ORDER BY a");

        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.absolute(2)).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(2);
        assertThat(rows.previous()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(1);
        assertThat(rows.last()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(3_000_000_000L);
    }

    @Test
    void aCachedRowSetKnowsTheLabels() throws SQLException {
        CachedRowSet rows = cached("SELECT a AS number, 1 + 1 FROM t");

        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(2);
        assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("number");
        assertThat(rows.findColumn("NUMBER")).isEqualTo(1);
    }
}
