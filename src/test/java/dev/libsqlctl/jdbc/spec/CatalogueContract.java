package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 7.3 and the interface {@link DatabaseMetaData}: what there is in the database. */
abstract class CatalogueContract extends SpecificationContract {
    private DatabaseMetaData about;

    @BeforeEach
    void schema() throws SQLException {
        execute(
                "CREATE TABLE author (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, born DATE)",
                """
                CREATE TABLE book (
                  isbn VARCHAR(13) PRIMARY KEY,
                  author INTEGER NOT NULL REFERENCES author (id) ON DELETE CASCADE,
                  title TEXT DEFAULT 'untitled',
                  price DECIMAL(10, 2) CHECK (price > 0),
                  length INT GENERATED ALWAYS AS (length(title)) VIRTUAL)""",
                "CREATE TABLE pair (a INT, b INT, c TEXT, PRIMARY KEY (b, a))",
                """
                CREATE TABLE link (x INT, y INT,
                  CONSTRAINT to_pair FOREIGN KEY (x, y) REFERENCES pair (b, a)
                    ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED)""",
                "CREATE TABLE odd_name (\"two words\" TEXT, \"it's\" INT)",
                "CREATE TABLE oddXname (a)",
                "CREATE INDEX book_title ON book (title, price DESC)",
                "CREATE VIEW titles AS SELECT title, price FROM book");
        about = connection.getMetaData();
    }

    /** {@return these columns of every row} */
    private static List<List<Object>> columns(ResultSet result, String... names) throws SQLException {
        try (result) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (String name : names) {
                    Object value = result.getObject(name);
                    row.add(value instanceof Number number ? (Object) number.intValue() : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private List<List<Object>> tables(String pattern, String... types) throws SQLException {
        return columns(
                about.getTables(null, null, pattern, types.length == 0 ? null : types), "TABLE_NAME", "TABLE_TYPE");
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
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
    void primaryKeysAreSortedByColumnAndCountTheirSequence() throws SQLException {
        assertThat(columns(about.getPrimaryKeys(null, null, "pair"), "COLUMN_NAME", "KEY_SEQ"))
                .containsExactly(row("a", 2), row("b", 1));
        assertThat(columns(about.getPrimaryKeys(null, null, "author"), "COLUMN_NAME", "KEY_SEQ"))
                .containsExactly(row("id", 1));
        assertThat(columns(about.getPrimaryKeys(null, null, "link"), "COLUMN_NAME"))
                .isEmpty();
    }

    @Test
    void aNamedPrimaryKeyHasItsName() throws SQLException {
        execute("CREATE TABLE named (a INT, CONSTRAINT key_of_named PRIMARY KEY (a))");

        assertThat(columns(about.getPrimaryKeys(null, null, "named"), "PK_NAME"))
                .containsExactly(row("key_of_named"));
    }

    @Test
    void importedKeys() throws SQLException {
        assertThat(columns(
                        about.getImportedKeys(null, null, "book"),
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "FKTABLE_NAME",
                        "FKCOLUMN_NAME",
                        "KEY_SEQ",
                        "UPDATE_RULE",
                        "DELETE_RULE"))
                .containsExactly(row(
                        "author",
                        "id",
                        "book",
                        "author",
                        1,
                        DatabaseMetaData.importedKeyNoAction,
                        DatabaseMetaData.importedKeyCascade));
    }

    @Test
    void importedKeysOfSeveralColumns() throws SQLException {
        assertThat(columns(
                        about.getImportedKeys(null, null, "link"),
                        "PKCOLUMN_NAME",
                        "FKCOLUMN_NAME",
                        "KEY_SEQ",
                        "UPDATE_RULE",
                        "FK_NAME"))
                .containsExactly(
                        row("b", "x", 1, DatabaseMetaData.importedKeySetNull, "to_pair"),
                        row("a", "y", 2, DatabaseMetaData.importedKeySetNull, "to_pair"));
    }

    @Test
    void deferrability() throws SQLException {
        assertThat(columns(about.getImportedKeys(null, null, "link"), "DEFERRABILITY"))
                .containsOnly(row(DatabaseMetaData.importedKeyInitiallyDeferred));
        assertThat(columns(about.getImportedKeys(null, null, "book"), "DEFERRABILITY"))
                .containsExactly(row(
                        differs(Difference.DEFERRABILITY)
                                ? DatabaseMetaData.importedKeyNotDeferrable
                                : DatabaseMetaData.importedKeyInitiallyDeferred));
    }

    @Test
    void exportedKeys() throws SQLException {
        assertThat(columns(
                        about.getExportedKeys(null, null, "author"), "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME"))
                .containsExactly(row("id", "book", "author"));
        assertThat(columns(about.getExportedKeys(null, null, "link"), "FKTABLE_NAME"))
                .isEmpty();
    }

    @Test
    void crossReferences() throws SQLException {
        List<List<Object>> references =
                columns(about.getCrossReference(null, null, "author", null, null, "book"), "FKCOLUMN_NAME");

        if (differs(Difference.CROSS_REFERENCE)) {
            assertThat(references).containsExactly(row("author"));
        } else {
            assertThat(references).isEmpty();
        }
        assertThat(columns(about.getCrossReference(null, null, "author", null, null, "link"), "FKCOLUMN_NAME"))
                .isEmpty();
    }

    @Test
    void indexes() throws SQLException {
        List<List<Object>> indexes = columns(
                about.getIndexInfo(null, null, "book", false, true), "INDEX_NAME", "ORDINAL_POSITION", "COLUMN_NAME");

        assertThat(indexes)
                .containsExactlyInAnyOrder(
                        row("sqlite_autoindex_book_1", 1, "isbn"),
                        row("book_title", 1, "title"),
                        row("book_title", 2, "price"));
        assertThat(indexes.get(0).get(0))
                .isEqualTo(differs(Difference.INDEX_INFO) ? "sqlite_autoindex_book_1" : "book_title");
    }

    @Test
    void uniqueIndexes() throws SQLException {
        List<List<Object>> unique = columns(about.getIndexInfo(null, null, "book", true, true), "INDEX_NAME");

        if (differs(Difference.INDEX_INFO)) {
            assertThat(unique).containsExactly(row("sqlite_autoindex_book_1"));
        } else {
            assertThat(unique).contains(row("sqlite_autoindex_book_1"), row("book_title"));
        }
    }

    @Test
    void directionsOfAnIndex() throws SQLException {
        List<List<Object>> directions =
                columns(about.getIndexInfo(null, null, "book", false, true), "COLUMN_NAME", "ASC_OR_DESC");

        if (differs(Difference.INDEX_INFO)) {
            assertThat(directions).contains(row("title", "A"), row("price", "D"));
        } else {
            assertThat(directions).contains(row("title", null), row("price", null));
        }
    }

    @Test
    void theBestRowIdentifierIsThePrimaryKey() throws SQLException {
        List<List<Object>> best = columns(
                about.getBestRowIdentifier(null, null, "author", DatabaseMetaData.bestRowTransaction, false),
                "COLUMN_NAME");

        if (differs(Difference.BEST_ROW_IDENTIFIER)) {
            assertThat(best).containsExactly(row("id"));
        } else {
            assertThat(best).isEmpty();
        }
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
