package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What this driver and sqlite-jdbc say alike of the schema in {@code shop.sql}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseMetaDataContract {
    private Connection connection;

    /** {@return a connection to an empty database} */
    abstract Connection connect() throws SQLException;

    @BeforeAll
    final void createSchema() throws SQLException {
        connection = connect();
        try (Statement statement = connection.createStatement()) {
            for (String sql : resource("shop.sql").split("\n\n")) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    final void disconnect() throws SQLException {
        connection.close();
    }

    final Connection connection() {
        return connection;
    }

    final DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }

    /** {@return of each row the values of the columns, separated by bars} */
    static List<String> rows(ResultSet result, String... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (result) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (String column : columns) {
                    values.add(result.getString(column));
                }
                rows.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    private static String resource(String name) {
        try (InputStream in = DatabaseMetaDataContract.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tablesAndViewsByTypeThenByName() throws SQLException {
        assertThat(rows(
                        metaData().getTables(null, null, "%l%", new String[] {"VIEW", "TABLE"}),
                        "TABLE_NAME",
                        "TABLE_TYPE"))
                .containsExactly("album|TABLE", "listener|TABLE", "play|TABLE", "album_list|VIEW");
    }

    @Test
    void aPatternTakesEscapes() throws SQLException {
        String escaped = "under" + metaData().getSearchStringEscape() + "_score";
        assertThat(rows(metaData().getTables(null, null, escaped, null), "TABLE_NAME"))
                .containsExactly("under_score");
        assertThat(rows(metaData().getTables(null, null, "under_score", null), "TABLE_NAME"))
                .containsExactly("underXscore", "under_score");
    }

    @Test
    void columnsInTheirOrder() throws SQLException {
        assertThat(rows(
                        metaData().getColumns(null, null, "album", "%"),
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "COLUMN_DEF",
                        "ORDINAL_POSITION",
                        "IS_GENERATEDCOLUMN"))
                .containsExactly(
                        "id|INTEGER|null|1|NO",
                        "title|NVARCHAR|null|2|NO",
                        "artist_id|INT|null|3|NO",
                        "price|DECIMAL|9.99|4|NO",
                        "released|DATE|null|5|NO",
                        "added|DATETIME|CURRENT_TIMESTAMP|6|NO",
                        "on_sale|BOOLEAN|0|7|NO",
                        "rating|REAL|null|8|NO",
                        "cover|BLOB|null|9|NO",
                        "label|TEXT|null|10|YES",
                        "gross|INTEGER|null|11|YES");
    }

    @Test
    void aColumnThatIsNeverNull() throws SQLException {
        assertThat(rows(metaData().getColumns(null, null, "album", "t%"), "COLUMN_NAME", "NULLABLE", "IS_NULLABLE"))
                .containsExactly("title|0|NO");
        assertThat(rows(metaData().getColumns(null, null, "album", "c%"), "COLUMN_NAME", "NULLABLE", "IS_NULLABLE"))
                .containsExactly("cover|1|YES");
    }

    @Test
    void aColumnWithTheWordAutoincrement() throws SQLException {
        assertThat(rows(metaData().getColumns(null, null, "artist", "%"), "COLUMN_NAME", "IS_AUTOINCREMENT"))
                .containsExactly("id|YES", "name|NO");
    }

    @Test
    void aDefaultIsAnExpression() throws SQLException {
        assertThat(rows(metaData().getColumns(null, null, "artist", "name"), "COLUMN_DEF"))
                .containsExactly("'unknown, (or \"various\")'");
    }

    @Test
    void primaryKeysByColumnName() throws SQLException {
        assertThat(rows(metaData().getPrimaryKeys(null, null, "artist"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
                .containsExactly("id|1|null");
        assertThat(rows(metaData().getPrimaryKeys(null, null, "play"), "COLUMN_NAME"))
                .isEmpty();
    }

    @Test
    void foreignKeysOfATableWithTheirRules() throws SQLException {
        assertThat(rows(
                        metaData().getImportedKeys(null, null, "album"),
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "FKTABLE_NAME",
                        "FKCOLUMN_NAME",
                        "KEY_SEQ",
                        "UPDATE_RULE",
                        "DELETE_RULE"))
                .containsExactly("artist|id|album|artist_id|1|" + DatabaseMetaData.importedKeyRestrict + "|"
                        + DatabaseMetaData.importedKeyCascade);
    }

    @Test
    void foreignKeysThatReferenceATable() throws SQLException {
        assertThat(rows(
                        metaData().getExportedKeys(null, null, "artist"),
                        "PKTABLE_NAME",
                        "FKTABLE_NAME",
                        "FKCOLUMN_NAME",
                        "KEY_SEQ"))
                .containsExactly("artist|album|artist_id|1");
    }

    @Test
    void theColumnsOfAUniqueIndex() throws SQLException {
        assertThat(rows(
                        metaData().getIndexInfo(null, null, "album", true, true),
                        "NON_UNIQUE",
                        "INDEX_NAME",
                        "TYPE",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME"))
                .containsExactly("0|sqlite_autoindex_album_1|3|1|artist_id", "0|sqlite_autoindex_album_1|3|2|title");
    }

    @Test
    void thereAreNoCatalogsSchemasProceduresOrUserDefinedTypes() throws SQLException {
        assertThat(rows(metaData().getCatalogs(), "TABLE_CAT")).isEmpty();
        assertThat(rows(metaData().getSchemas(), "TABLE_SCHEM", "TABLE_CATALOG"))
                .isEmpty();
        assertThat(rows(metaData().getProcedures(null, null, "%"), "PROCEDURE_NAME"))
                .isEmpty();
        assertThat(rows(metaData().getUDTs(null, null, "%", null), "TYPE_NAME")).isEmpty();
    }

    @Test
    void tablesHaveTheColumnsOfTheSpecification() throws SQLException {
        assertThat(labels(metaData().getTables(null, null, "%", null)))
                .containsExactly(
                        words("TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME "
                                + "SELF_REFERENCING_COL_NAME REF_GENERATION"));
    }

    @Test
    void columnsHaveTheColumnsOfTheSpecification() throws SQLException {
        assertThat(labels(metaData().getColumns(null, null, "album", "%")))
                .containsExactly(words("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE "
                        + "BUFFER_LENGTH DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS COLUMN_DEF SQL_DATA_TYPE "
                        + "SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG "
                        + "SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE IS_AUTOINCREMENT IS_GENERATEDCOLUMN"));
    }

    @Test
    void keysAndIndexesHaveTheColumnsOfTheSpecification() throws SQLException {
        assertThat(labels(metaData().getPrimaryKeys(null, null, "album")))
                .containsExactly(words("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ PK_NAME"));
        String[] foreignKeys = words("PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM "
                + "FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ UPDATE_RULE DELETE_RULE FK_NAME PK_NAME " + "DEFERRABILITY");
        assertThat(labels(metaData().getImportedKeys(null, null, "album"))).containsExactly(foreignKeys);
        assertThat(labels(metaData().getExportedKeys(null, null, "artist"))).containsExactly(foreignKeys);
        assertThat(labels(metaData().getCrossReference(null, null, "artist", null, null, "album")))
                .containsExactly(foreignKeys);
        assertThat(labels(metaData().getIndexInfo(null, null, "album", false, true)))
                .containsExactly(words("TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE INDEX_QUALIFIER INDEX_NAME TYPE "
                        + "ORDINAL_POSITION COLUMN_NAME ASC_OR_DESC CARDINALITY PAGES FILTER_CONDITION"));
    }

    @Test
    void theOtherResultsHaveTheColumnsOfTheSpecification() throws SQLException {
        assertThat(labels(metaData().getTypeInfo()))
                .containsExactly(
                        words("TYPE_NAME DATA_TYPE PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS NULLABLE "
                                + "CASE_SENSITIVE SEARCHABLE UNSIGNED_ATTRIBUTE FIXED_PREC_SCALE AUTO_INCREMENT "
                                + "LOCAL_TYPE_NAME MINIMUM_SCALE MAXIMUM_SCALE SQL_DATA_TYPE SQL_DATETIME_SUB "
                                + "NUM_PREC_RADIX"));
        assertThat(labels(metaData().getBestRowIdentifier(null, null, "album", 0, true)))
                .containsExactly(
                        words(
                                "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS PSEUDO_COLUMN"));
        assertThat(labels(metaData().getVersionColumns(null, null, "album")))
                .containsExactly(
                        words(
                                "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS PSEUDO_COLUMN"));
        assertThat(labels(metaData().getTableTypes())).containsExactly("TABLE_TYPE");
        assertThat(labels(metaData().getCatalogs())).containsExactly("TABLE_CAT");
        assertThat(labels(metaData().getSchemas())).containsExactly("TABLE_SCHEM", "TABLE_CATALOG");
    }

    static List<String> labels(ResultSet result) throws SQLException {
        try (result) {
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                labels.add(result.getMetaData().getColumnLabel(i));
            }
            return labels;
        }
    }

    static String[] words(String text) {
        return text.split(" ");
    }
}
