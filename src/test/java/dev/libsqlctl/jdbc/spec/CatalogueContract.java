package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 7.3 and the interface {@link DatabaseMetaData}: what there is in the database. */
abstract class CatalogueContract extends BookshopFixture {
    private List<List<Object>> tables(String pattern, String... types) throws SQLException {
        return columns(
                about.getTables(null, null, pattern, types.length == 0 ? null : types), "TABLE_NAME", "TABLE_TYPE");
    }

    @Test
    void tablesAndViewsAreSortedByTypeAndName() throws SQLException {
        assertThat(tables("%", "TABLE", "VIEW"))
                .containsExactly(
                        row("author", "TABLE"),
                        row("book", "TABLE"),
                        row("link", "TABLE"),
                        row("oddXname", "TABLE"),
                        row("odd_name", "TABLE"),
                        row("pair", "TABLE"),
                        row("titles", "VIEW"));
    }

    @Test
    void tablesOfOneType() throws SQLException {
        assertThat(tables("%", "VIEW")).containsExactly(row("titles", "VIEW"));
        assertThat(tables("%", "NO SUCH TYPE")).isEmpty();
    }

    @Test
    void systemTablesAreNoTables() throws SQLException {
        List<List<Object>> system = tables("%", "SYSTEM TABLE");

        assertThat(system).contains(row("sqlite_schema", "SYSTEM TABLE"), row("sqlite_sequence", "SYSTEM TABLE"));
        assertThat(system.contains(row("sqlite_autoindex_book_1", "SYSTEM TABLE")))
                .isEqualTo(!differs(Difference.INDEXES_AS_TABLES));
    }

    @Test
    void patternsOfTableNames() throws SQLException {
        assertThat(tables("b%", "TABLE")).containsExactly(row("book", "TABLE"));
        assertThat(tables("_ook", "TABLE")).containsExactly(row("book", "TABLE"));
        assertThat(tables("nothing%")).isEmpty();
        assertThat(tables("odd_name")).containsExactly(row("oddXname", "TABLE"), row("odd_name", "TABLE"));
        assertThat(tables("odd\\_name")).containsExactly(row("odd_name", "TABLE"));
    }

    @Test
    void noPatternMeansAll() throws SQLException {
        assertThat(columns(about.getTables(null, null, null, new String[] {"VIEW"}), "TABLE_NAME"))
                .containsExactly(row("titles"));
    }

    @Test
    void theCatalogueAndSchemaOfTheConnectionFindItsTables() throws SQLException {
        assertThat(columns(
                        about.getTables(connection.getCatalog(), connection.getSchema(), "book", null), "TABLE_NAME"))
                .containsExactly(row("book"));
        assertThat(columns(
                        about.getColumns(connection.getCatalog(), connection.getSchema(), "titles", "%"),
                        "COLUMN_NAME"))
                .containsExactly(row("title"), row("price"));
    }

    @Test
    void theColumnsOfGetTables() throws SQLException {
        try (ResultSet tables = about.getTables(null, null, "book", null)) {
            assertThat(labels(tables))
                    .containsExactly(
                            "TABLE_CAT",
                            "TABLE_SCHEM",
                            "TABLE_NAME",
                            "TABLE_TYPE",
                            "REMARKS",
                            "TYPE_CAT",
                            "TYPE_SCHEM",
                            "TYPE_NAME",
                            "SELF_REFERENCING_COL_NAME",
                            "REF_GENERATION");
        }
    }

    private static List<String> labels(ResultSet result) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            labels.add(result.getMetaData().getColumnLabel(i));
        }
        return labels;
    }

    @Test
    void columnsInTheirOrder() throws SQLException {
        assertThat(columns(
                        about.getColumns(null, null, "book", "%"),
                        "TABLE_NAME",
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "ORDINAL_POSITION"))
                .containsExactly(
                        row("book", "isbn", "VARCHAR", 1),
                        row("book", "author", "INTEGER", 2),
                        row("book", "title", "TEXT", 3),
                        row("book", "price", "DECIMAL", 4),
                        row("book", "length", "INT", 5));
    }

    @Test
    void theColumnsOfGetColumns() throws SQLException {
        try (ResultSet columns = about.getColumns(null, null, "book", "isbn")) {
            assertThat(labels(columns))
                    .hasSize(24)
                    .startsWith("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "DATA_TYPE", "TYPE_NAME")
                    .endsWith("SOURCE_DATA_TYPE", "IS_AUTOINCREMENT", "IS_GENERATEDCOLUMN");
        }
    }

    @Test
    void typesOfColumns() throws SQLException {
        boolean differs = differs(Difference.COLUMN_TYPES);
        assertThat(columns(about.getColumns(null, null, "book", "%"), "COLUMN_NAME", "DATA_TYPE"))
                .containsExactly(
                        row("isbn", Types.VARCHAR),
                        row("author", differs ? Types.BIGINT : Types.INTEGER),
                        row("title", Types.VARCHAR),
                        row("price", differs ? Types.DECIMAL : Types.FLOAT),
                        row("length", differs ? Types.BIGINT : Types.INTEGER));
    }

    @Test
    void sizesOfColumns() throws SQLException {
        boolean differs = differs(Difference.COLUMN_TYPES);
        assertThat(columns(about.getColumns(null, null, "book", "isbn"), "COLUMN_SIZE"))
                .containsExactly(row(13));
        assertThat(columns(about.getColumns(null, null, "book", "price"), "COLUMN_SIZE", "DECIMAL_DIGITS"))
                .containsExactly(row(differs ? 10 : 12, 2));
    }

    @Test
    void nullability() throws SQLException {
        assertThat(columns(about.getColumns(null, null, "book", "%"), "COLUMN_NAME", "NULLABLE", "IS_NULLABLE"))
                .containsExactly(
                        row("isbn", DatabaseMetaData.columnNullable, "YES"),
                        row("author", DatabaseMetaData.columnNoNulls, "NO"),
                        row("title", DatabaseMetaData.columnNullable, "YES"),
                        row("price", DatabaseMetaData.columnNullable, "YES"),
                        row("length", DatabaseMetaData.columnNullable, "YES"));
    }

    @Test
    void aRowidIsNeverNull() throws SQLException {
        assertThat(columns(about.getColumns(null, null, "author", "id"), "IS_NULLABLE"))
                .containsExactly(row(differs(Difference.ROWID_NULLABLE) ? "NO" : "YES"));
    }

    @Test
    void defaultsAreTheirSql() throws SQLException {
        assertThat(columns(about.getColumns(null, null, "book", "title"), "COLUMN_DEF"))
                .containsExactly(row("'untitled'"));
        assertThat(columns(about.getColumns(null, null, "book", "isbn"), "COLUMN_DEF"))
                .containsExactly(row((Object) null));
    }

    @Test
    void generatedColumnsAndAutoincrement() throws SQLException {
        assertThat(columns(about.getColumns(null, null, "book", "length"), "IS_GENERATEDCOLUMN", "IS_AUTOINCREMENT"))
                .containsExactly(row("YES", "NO"));
        assertThat(columns(about.getColumns(null, null, "author", "%"), "COLUMN_NAME", "IS_AUTOINCREMENT"))
                .containsExactly(row("id", "YES"), row("name", "NO"), row("born", "NO"));
    }

    @Test
    void columnsOfAView() throws SQLException {
        assertThat(columns(about.getColumns(null, null, "titles", "%"), "COLUMN_NAME", "TYPE_NAME"))
                .containsExactly(row("title", "TEXT"), row("price", "DECIMAL"));
    }

    @Test
    void columnsWithOddNames() throws SQLException {
        assertThat(columns(about.getColumns(null, null, "odd\\_name", "%"), "COLUMN_NAME"))
                .containsExactly(row("two words"), row("it's"));
    }

    @Test
    void patternsOfColumnNames() throws SQLException {
        assertThat(columns(about.getColumns(null, null, "book", "%i%"), "COLUMN_NAME"))
                .containsExactly(row("isbn"), row("title"), row("price"));
        assertThat(columns(about.getColumns(null, null, "%", "title"), "TABLE_NAME"))
                .containsExactly(row("book"), row("titles"));
        assertThat(columns(about.getColumns(null, null, "nothing", "%"), "COLUMN_NAME"))
                .isEmpty();
    }

    @Test
    void resultsOfMetadataBelongToNoStatementOfTheProgram() throws SQLException {
        try (ResultSet tables = about.getTables(null, null, "book", null)) {
            execute("INSERT INTO author (name) VALUES ('in between')");
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("book");
            if (differs(Difference.METADATA_STATEMENT)) {
                assertThat(tables.getStatement()).isNull();
            } else {
                assertThat(tables.getStatement()).isNotNull();
            }
        }
    }

    @Test
    void severalResultsOfMetadataAreReadAtOnce() throws SQLException {
        try (ResultSet tables = about.getTables(null, null, "%", new String[] {"TABLE"})) {
            List<Object> counts = new ArrayList<>();
            while (tables.next()) {
                counts.add(columns(
                                about.getColumns(
                                        null,
                                        null,
                                        tables.getString("TABLE_NAME").replace("_", "\\_"),
                                        "%"),
                                "COLUMN_NAME")
                        .size());
            }
            assertThat(counts).containsExactly(3, 5, 2, 1, 2, 3);
        }
    }

    @Test
    void whatAnOpenTransactionMadeIsSeen() throws SQLException {
        connection.setAutoCommit(false);
        execute("CREATE TABLE fresh (a)");
        assertThat(tables("fresh")).containsExactly(row("fresh", "TABLE"));

        connection.rollback();

        assertThat(tables("fresh")).isEmpty();
    }
}
