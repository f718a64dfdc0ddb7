package dev.libsqlctl.jdbc;

import static java.sql.DatabaseMetaData.importedKeyInitiallyDeferred;
import static java.sql.DatabaseMetaData.importedKeyNoAction;
import static java.sql.DatabaseMetaData.importedKeyNotDeferrable;
import static java.sql.DatabaseMetaData.importedKeySetDefault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibsqlDatabaseMetaDataIT extends DatabaseMetaDataContract {
    private static final String ODD = "odd 'name' \"quoted\" ü.%_";

    /** What {@code {fn …}} gives for each function that is named for use in that escape. */
    private static final Map<String, String> ESCAPES = Map.ofEntries(
            Map.entry("ABS(-1)", "1"),
            Map.entry("ACOS(1)", "0.0"),
            Map.entry("ASIN(0)", "0.0"),
            Map.entry("ATAN(0)", "0.0"),
            Map.entry("ATAN2(0, 1)", "0.0"),
            Map.entry("CEILING(1.5)", "2"),
            Map.entry("COS(0)", "1.0"),
            Map.entry("COT(PI() / 2) < 1e-9", "1"),
            Map.entry("DEGREES(0)", "0.0"),
            Map.entry("EXP(0)", "1.0"),
            Map.entry("FLOOR(1.5)", "1"),
            Map.entry("LOG(EXP(1))", "1.0"),
            Map.entry("LOG10(10)", "1.0"),
            Map.entry("PI() BETWEEN 3.1 AND 3.2", "1"),
            Map.entry("POWER(2, 3)", "8.0"),
            Map.entry("RADIANS(0)", "0.0"),
            Map.entry("ROUND(1.24, 1)", "1.2"),
            Map.entry("SIGN(-7)", "-1"),
            Map.entry("SIN(0)", "0.0"),
            Map.entry("SQRT(4)", "2.0"),
            Map.entry("TAN(0)", "0.0"),
            Map.entry("CHAR(65)", "A"),
            Map.entry("CONCAT('a', 'b')", "ab"),
            Map.entry("DIFFERENCE('a', 'a')", "4"),
            Map.entry("LCASE('A')", "a"),
            Map.entry("LENGTH('ab')", "2"),
            Map.entry("LTRIM(' a')", "a"),
            Map.entry("OCTET_LENGTH('ü')", "2"),
            Map.entry("REPLACE('aba', 'a', 'c')", "cbc"),
            Map.entry("RTRIM('a ')", "a"),
            Map.entry("SOUNDEX('Robert')", "R163"),
            Map.entry("SUBSTRING('abc', 2, 1)", "b"),
            Map.entry("UCASE('a')", "A"),
            Map.entry("IFNULL(NULL, 1)", "1"),
            Map.entry("CURDATE() = date('now')", "1"),
            Map.entry("CURRENT_DATE = date('now')", "1"),
            Map.entry("CURRENT_TIME = time('now')", "1"),
            Map.entry("CURRENT_TIMESTAMP = datetime('now')", "1"),
            Map.entry("CURTIME() = time('now')", "1"),
            Map.entry("NOW() = datetime('now')", "1"));

    private SqldServer server;

    @Override
    Connection connect() throws SQLException {
        if (server == null) {
            server = SqldServer.start();
        }
        return DriverManager.getConnection("jdbc:libsql:" + server.url());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void tablesOfAllTypes() throws SQLException {
        assertThat(rows(metaData().getTables(null, null, null, null), "TABLE_TYPE", "TABLE_NAME"))
                .containsExactly(
                        "SYSTEM TABLE|search_config",
                        "SYSTEM TABLE|search_content",
                        "SYSTEM TABLE|search_data",
                        "SYSTEM TABLE|search_docsize",
                        "SYSTEM TABLE|search_idx",
                        "SYSTEM TABLE|sqlite_schema",
                        "SYSTEM TABLE|sqlite_sequence",
                        "TABLE|album",
                        "TABLE|artist",
                        "TABLE|listener",
                        "TABLE|" + ODD,
                        "TABLE|orphan",
                        "TABLE|play",
                        "TABLE|search",
                        "TABLE|track",
                        "TABLE|underXscore",
                        "TABLE|under_score",
                        "VIEW|album_list",
                        "VIEW|broken");
        assertThat(rows(metaData().getTableTypes(), "TABLE_TYPE")).containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
    }

    @Test
    void theTablesOfAVectorIndexAreTheSystems() throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS my_shadow (a)");
            statement.execute("CREATE TABLE vectors (id INTEGER PRIMARY KEY, v FLOAT32(3))");
            statement.execute("CREATE INDEX vector_index ON vectors (libsql_vector_idx(v))");
            assertThat(rows(metaData().getTables(null, null, "%shadow", null), "TABLE_NAME", "TABLE_TYPE"))
                    .containsExactly(
                            "libsql_vector_meta_shadow|SYSTEM TABLE",
                            "vector_index_shadow|SYSTEM TABLE",
                            "my_shadow|TABLE");
            assertThat(rows(metaData().getColumns(null, null, "vectors", "v"), "DATA_TYPE", "TYPE_NAME"))
                    .containsExactly(Types.BLOB + "|FLOAT32");
            statement.execute("DROP TABLE vectors");
            statement.execute("DROP TABLE my_shadow");
            statement.execute("DROP TABLE libsql_vector_meta_shadow");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null,null,1",
                "'','',1",
                "null,main,1",
                "main,null,1",
                "null,MAIN,1",
                "'',%,1",
                "other,null,0",
                "null,temp,0"
            })
    void theOneSchemaHasNoNameAndAnswersToMain(String catalog, String schema, int tables) throws SQLException {
        assertThat(rows(metaData().getTables(catalog, schema, "album", null), "TABLE_CAT", "TABLE_SCHEM"))
                .hasSize(tables)
                .allMatch("null|null"::equals);
        assertThat(rows(metaData().getColumns(catalog, schema, "album", "id"), "TABLE_SCHEM"))
                .hasSize(tables);
        assertThat(rows(metaData().getPrimaryKeys(catalog, schema, "album"), "PK_NAME"))
                .hasSize(tables);
        assertThat(rows(metaData().getImportedKeys(catalog, schema, "album"), "FK_NAME"))
                .hasSize(tables);
    }

    @Test
    void onlyNullLeavesANameOpen() throws SQLException {
        assertThat(rows(metaData().getTables(null, null, "", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(rows(metaData().getColumns(null, null, "album", ""), "COLUMN_NAME"))
                .isEmpty();
        assertThat(rows(metaData().getColumns(null, null, "artist", null), "COLUMN_NAME"))
                .containsExactly("id", "name");
        assertThat(rows(metaData().getTables(null, null, "album", new String[0]), "TABLE_NAME"))
                .isEmpty();
        assertThat(rows(metaData().getTables(null, null, "album", new String[] {"SYNONYM"}), "TABLE_NAME"))
                .isEmpty();
    }

    @Test
    void namesAreFoundInAnyCase() throws SQLException {
        assertThat(rows(metaData().getTables(null, null, "ALBUM", null), "TABLE_NAME"))
                .containsExactly("album");
        assertThat(rows(metaData().getColumns(null, null, "ALBUM", "TITLE"), "TABLE_NAME", "COLUMN_NAME"))
                .containsExactly("album|title");
        assertThat(rows(metaData().getPrimaryKeys(null, null, "ALBUM"), "TABLE_NAME", "COLUMN_NAME"))
                .containsExactly("album|id");
        assertThat(rows(metaData().getImportedKeys(null, null, "ALBUM"), "FKTABLE_NAME"))
                .containsExactly("album");
        assertThat(rows(metaData().getExportedKeys(null, null, "ARTIST"), "PKTABLE_NAME"))
                .containsExactly("artist");
        assertThat(rows(metaData().getIndexInfo(null, null, "LISTENER", true, true), "TABLE_NAME"))
                .containsExactly("listener");
    }

    @Test
    void oddNames() throws SQLException {
        assertThat(rows(
                        metaData().getTables(null, null, ODD.replace("%", "\\%").replace("_", "\\_"), null),
                        "TABLE_NAME"))
                .containsExactly(ODD);
        assertThat(rows(
                        metaData().getColumns(null, null, "odd 'name' \"quoted\" ü%", "%"),
                        "COLUMN_NAME",
                        "COLUMN_SIZE",
                        "COLUMN_DEF"))
                .containsExactly(
                        "a b|5000000|null",
                        "select|5000000|null",
                        "from|19|null",
                        "x.y|5000000|null",
                        "ünïcode|5|''",
                        "rowid|5000000|null");
        assertThat(rows(metaData().getPrimaryKeys(null, null, ODD), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
                .containsExactly("a b|2|null", "select|1|null");
        assertThat(rows(metaData().getIndexInfo(null, null, ODD, true, true), "COLUMN_NAME", "ORDINAL_POSITION"))
                .containsExactly("select|1", "a b|2");
    }

    @Test
    void typesOfColumns() throws SQLException {
        assertThat(rows(
                        metaData().getColumns(null, null, "album", "%"),
                        "COLUMN_NAME",
                        "DATA_TYPE",
                        "COLUMN_SIZE",
                        "DECIMAL_DIGITS",
                        "NUM_PREC_RADIX",
                        "CHAR_OCTET_LENGTH"))
                .containsExactly(
                        "id|" + Types.BIGINT + "|19|0|10|null",
                        "title|" + Types.NVARCHAR + "|160|null|null|5000000",
                        "artist_id|" + Types.BIGINT + "|19|0|10|null",
                        "price|" + Types.DECIMAL + "|10|2|10|null",
                        "released|" + Types.DATE + "|10|null|null|null",
                        "added|" + Types.TIMESTAMP + "|23|3|null|null",
                        "on_sale|" + Types.BOOLEAN + "|1|null|null|null",
                        "rating|" + Types.DOUBLE + "|15|null|10|null",
                        "cover|" + Types.BLOB + "|5000000|null|null|null",
                        "label|" + Types.VARCHAR + "|5000000|null|null|5000000",
                        "gross|" + Types.BIGINT + "|19|0|10|null");
    }

    @Test
    void whatIsDeclaredInAnotherWayIsNeverNullEither() throws SQLException {
        assertThat(rows(metaData().getColumns(null, null, "%", "%"), "TABLE_NAME", "COLUMN_NAME", "IS_NULLABLE"))
                .contains(
                        // the rowid under another name; the key of a table without rowids; the key of a strict table
                        "artist|id|NO",
                        "track|disc|NO",
                        "underXscore|b|NO",
                        // SQLite lets other keys be NULL, and does not say of a view's column whether it may
                        "under_score|a|YES",
                        ODD + "|select|YES",
                        "album_list|title|");
    }

    @Test
    void aKeyThatGivesItselfAValue() throws SQLException {
        assertThat(rows(metaData().getColumns(null, null, "%", "%"), "TABLE_NAME", "COLUMN_NAME", "IS_AUTOINCREMENT"))
                .filteredOn(row -> row.endsWith("YES"))
                .containsExactly(
                        "album|id|YES",
                        "artist|id|YES",
                        "listener|id|YES",
                        "search_content|id|YES",
                        "search_data|id|YES",
                        "search_docsize|id|YES");
    }

    @Test
    void aViewThatIsBrokenHidesNoOther() throws SQLException {
        assertThat(rows(metaData().getColumns(null, null, "%", "%"), "TABLE_NAME"))
                .contains("album_list")
                .doesNotContain("broken");
        assertThat(rows(metaData().getPseudoColumns(null, null, "broken", "%"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(rows(metaData().getBestRowIdentifier(null, null, "broken", 0, true), "COLUMN_NAME"))
                .isEmpty();
    }

    @Test
    void primaryKeysWithTheNamesOfTheirConstraints() throws SQLException {
        assertThat(rows(metaData().getPrimaryKeys(null, null, "album"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
                .containsExactly("id|1|pk_album");
        assertThat(rows(metaData().getPrimaryKeys(null, null, "track"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
                .containsExactly("album_id|1|pk of track", "disc|2|pk of track", "number|3|pk of track");
        assertThat(rows(metaData().getPrimaryKeys(null, null, null), "TABLE_NAME"))
                .contains("album", "artist", "track", "under_score");
    }

    @Test
    void foreignKeysOfSeveralColumnsByParentThenPosition() throws SQLException {
        assertThat(rows(
                        metaData().getImportedKeys(null, null, "play"),
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "FKCOLUMN_NAME",
                        "KEY_SEQ",
                        "UPDATE_RULE",
                        "DELETE_RULE",
                        "FK_NAME",
                        "PK_NAME",
                        "DEFERRABILITY"))
                .containsExactly(
                        "listener|login|listener|1|0|2|null|null|" + importedKeyNotDeferrable,
                        track("album_id", 1),
                        track("disc", 2),
                        track("number", 3));
    }

    private static String track(String column, int position) {
        return "track|" + column + "|" + column + "|" + position + "|" + importedKeyNoAction + "|"
                + importedKeySetDefault + "|fk_play_track|pk of track|" + importedKeyInitiallyDeferred;
    }

    @Test
    void aForeignKeyInAnotherCaseAndOneOfATableToItself() throws SQLException {
        assertThat(rows(
                        metaData().getExportedKeys(null, null, "album"),
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "FKTABLE_NAME",
                        "FKCOLUMN_NAME",
                        "FK_NAME",
                        "PK_NAME"))
                .containsExactly("album|id|track|album_id|null|pk_album");
        assertThat(rows(
                        metaData().getCrossReference(null, null, "listener", null, null, "listener"),
                        "PKCOLUMN_NAME",
                        "FKCOLUMN_NAME",
                        "FK_NAME",
                        "DEFERRABILITY"))
                .containsExactly("id|friend|fk_friend|" + importedKeyNotDeferrable);
    }

    @Test
    void aForeignKeyToATableThatIsNotThere() throws SQLException {
        assertThat(rows(
                        metaData().getImportedKeys(null, null, "orphan"),
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "FKCOLUMN_NAME"))
                .containsExactly("nowhere|b|a", "nowhere|null|c");
    }

    @Test
    void exportedKeysByTable() throws SQLException {
        assertThat(rows(metaData().getExportedKeys(null, null, "listener"), "FKTABLE_NAME", "FKCOLUMN_NAME", "KEY_SEQ"))
                .containsExactly("listener|friend|1", "play|listener|1");
        assertThat(rows(metaData().getCrossReference(null, null, "listener", null, null, "play"), "FKTABLE_NAME"))
                .containsExactly("play");
        assertThat(rows(metaData().getCrossReference(null, null, "play", null, null, "listener"), "FKTABLE_NAME"))
                .isEmpty();
    }

    @Test
    void indexesWithExpressionsOrderAndCondition() throws SQLException {
        assertThat(rows(
                        metaData().getIndexInfo(null, null, "listener", false, true),
                        "NON_UNIQUE",
                        "TYPE",
                        "INDEX_NAME",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "ASC_OR_DESC",
                        "FILTER_CONDITION"))
                .containsExactly(
                        "0|3|listener_login|1|login|A|null",
                        "1|3|listener_name|1|lower(login)|D|friend IS NOT NULL AND (id > 0)",
                        "1|3|listener_name|2|friend|D|friend IS NOT NULL AND (id > 0)",
                        "1|3|listener_name|3|id|A|friend IS NOT NULL AND (id > 0)");
        assertThat(rows(metaData().getIndexInfo(null, null, "listener", true, true), "INDEX_NAME"))
                .containsExactly("listener_login");
    }

    @Test
    void aTableWithoutRowidsIsAnIndex() throws SQLException {
        assertThat(rows(metaData().getIndexInfo(null, null, "track", true, true), "TYPE", "COLUMN_NAME"))
                .containsExactly(
                        DatabaseMetaData.tableIndexClustered + "|album_id",
                        DatabaseMetaData.tableIndexClustered + "|disc",
                        DatabaseMetaData.tableIndexClustered + "|number");
    }

    @ParameterizedTest
    @CsvSource({
        "artist,false,id:1",
        "track,false,album_id:1 disc:1 number:1",
        "play,true,rowid:2",
        "under_score,true,a:1",
        "under_score,false,rowid:2",
        "underXscore,false,b:1",
        "album_list,true,''",
        "search,true,''"
    })
    void whatTellsRowsApart(String table, boolean nullable, String expected) throws SQLException {
        List<String> found = rows(
                metaData().getBestRowIdentifier(null, null, table, DatabaseMetaData.bestRowSession, nullable),
                "SCOPE",
                "COLUMN_NAME",
                "PSEUDO_COLUMN");
        assertThat(found)
                .containsExactlyElementsOf(Arrays.stream(expected.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> DatabaseMetaData.bestRowSession + "|" + word.replace(':', '|'))
                        .toList());
    }

    @Test
    void theRowidTakesTheNameThatIsFree() throws SQLException {
        assertThat(rows(metaData().getBestRowIdentifier(null, null, ODD, 0, false), "COLUMN_NAME"))
                .containsExactly("_rowid_");
        assertThat(rows(metaData().getPseudoColumns(null, null, "%", "%"), "TABLE_NAME", "COLUMN_NAME"))
                .contains("album|rowid", ODD + "|_rowid_", "search|rank", "search|search")
                .doesNotContain("track|rowid", "album_list|rowid", "search|rowid");
    }

    @Test
    void functions() throws SQLException {
        assertThat(rows(
                        metaData().getFunctions(null, null, "substr"),
                        "FUNCTION_NAME",
                        "FUNCTION_TYPE",
                        "SPECIFIC_NAME"))
                .containsExactly("substr|1|substr/2", "substr|1|substr/3");
        assertThat(rows(
                        metaData().getFunctionColumns(null, null, "substr", "%"),
                        "COLUMN_NAME",
                        "COLUMN_TYPE",
                        "ORDINAL_POSITION",
                        "SPECIFIC_NAME"))
                .containsExactly(
                        "|4|0|substr/2",
                        "arg1|1|1|substr/2",
                        "arg2|1|2|substr/2",
                        "|4|0|substr/3",
                        "arg1|1|1|substr/3",
                        "arg2|1|2|substr/3",
                        "arg3|1|3|substr/3");
        assertThat(rows(metaData().getFunctionColumns(null, null, "coalesce", "%"), "COLUMN_NAME"))
                .containsExactly("");
        assertThat(rows(metaData().getFunctionColumns(null, null, "substr", "arg3"), "SPECIFIC_NAME"))
                .containsExactly("substr/3");
    }

    @Test
    void theFunctionsForEscapesWorkInThem() throws SQLException {
        DatabaseMetaData metaData = metaData();
        List<String> named = Stream.of(
                        metaData.getNumericFunctions(),
                        metaData.getStringFunctions(),
                        metaData.getSystemFunctions(),
                        metaData.getTimeDateFunctions())
                .flatMap(list -> Arrays.stream(list.split(",")))
                .toList();
        assertThat(ESCAPES.keySet().stream().map(call -> call.split("\\W")[0]))
                .containsExactlyInAnyOrderElementsOf(named);
        try (Statement statement = connection().createStatement()) {
            for (Map.Entry<String, String> escape : ESCAPES.entrySet()) {
                ResultSet result = statement.executeQuery("SELECT {fn " + escape.getKey() + "} AS value");
                assertThat(rows(result, "value")).as(escape.getKey()).containsExactly(escape.getValue());
            }
        }
    }

    @Test
    void typesByCodeAndNoneThatColumnsReadDifferently() throws SQLException {
        List<String> types = rows(metaData().getTypeInfo(), "DATA_TYPE", "TYPE_NAME");
        assertThat(types)
                .contains(
                        Types.BIGINT + "|INTEGER",
                        Types.DOUBLE + "|REAL",
                        Types.VARCHAR + "|TEXT",
                        Types.BLOB + "|BLOB")
                .isSortedAccordingTo(Comparator.comparing(row -> Integer.valueOf(row.split("\\|")[0])));
        assertThat(types).allSatisfy(row -> {
            String[] parts = row.split("\\|");
            assertThat(ColumnType.declared(parts[1]).code()).isEqualTo(Integer.parseInt(parts[0]));
        });
    }

    @Test
    void columnsOfResultsHaveTheTypesOfTheSpecification() throws SQLException {
        assertThat(types(metaData().getColumns(null, null, "album", "id")))
                .containsEntry("TABLE_NAME", Types.VARCHAR)
                .containsEntry("DATA_TYPE", Types.INTEGER)
                .containsEntry("SOURCE_DATA_TYPE", Types.SMALLINT);
        assertThat(types(metaData().getIndexInfo(null, null, "album", false, true)))
                .containsEntry("NON_UNIQUE", Types.BOOLEAN)
                .containsEntry("TYPE", Types.SMALLINT)
                .containsEntry("CARDINALITY", Types.BIGINT);
    }

    private static Map<String, Integer> types(ResultSet result) throws SQLException {
        try (result) {
            ResultSetMetaData columns = result.getMetaData();
            Map<String, Integer> types = new TreeMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.put(columns.getColumnLabel(i), columns.getColumnType(i));
            }
            return types;
        }
    }

    @Test
    void whoIsWho() throws SQLException {
        DatabaseMetaData metaData = metaData();
        assertThat(metaData.getDatabaseProductName()).isEqualTo("libSQL");
        assertThat(metaData.getDatabaseProductVersion()).matches("\\d+\\.\\d+\\.\\d+ \\(sqld \\d+\\.\\d+\\.\\d+\\)");
        assertThat(metaData.getDatabaseProductVersion())
                .startsWith(metaData.getDatabaseMajorVersion() + "." + metaData.getDatabaseMinorVersion() + ".");
        assertThat(metaData.getDriverVersion())
                .startsWith(metaData.getDriverMajorVersion() + "." + metaData.getDriverMinorVersion());
        assertThat(metaData.getURL()).isEqualTo("jdbc:libsql:" + server.url());
        assertThat(metaData.getConnection()).isSameAs(connection());
        assertThat(metaData.isReadOnly()).isFalse();
        assertThat(metaData.getResultSetHoldability()).isEqualTo(connection().getHoldability());
        assertThat(metaData.getDefaultTransactionIsolation())
                .isEqualTo(connection().getTransactionIsolation());
    }

    @Test
    void everyMethodAnswers() throws Exception {
        assertThat(MetaDataMethods.callAll(metaData()))
                .hasSizeGreaterThan(170)
                .contains("getPseudoColumns", "supportsSharding");
    }

    @Test
    void aTableOfAnotherConnectionIsSeenAtOnce() throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            assertThat(rows(metaData().getTables(null, null, "brand_new", null), "TABLE_NAME"))
                    .isEmpty();
            statement.execute("CREATE TABLE brand_new (a)");
            assertThat(rows(metaData().getTables(null, null, "brand_new", null), "TABLE_NAME"))
                    .containsExactly("brand_new");
            statement.execute("ALTER TABLE brand_new ADD COLUMN b");
            assertThat(rows(metaData().getColumns(null, null, "brand_new", "%"), "COLUMN_NAME"))
                    .containsExactly("a", "b");
            statement.execute("CREATE INDEX brand_new_b ON brand_new (b)");
            assertThat(rows(metaData().getIndexInfo(null, null, "brand_new", false, true), "COLUMN_NAME"))
                    .containsExactly("b");
            statement.execute("DROP TABLE brand_new");
            assertThat(rows(metaData().getColumns(null, null, "brand_new", "%"), "COLUMN_NAME"))
                    .isEmpty();
        }
    }

    @Test
    void aTableOfATransactionIsSeenWithinIt() throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("CREATE TABLE uncommitted (a)");
            assertThat(rows(other.getMetaData().getTables(null, null, "uncommitted", null), "TABLE_NAME"))
                    .containsExactly("uncommitted");
            assertThat(rows(metaData().getTables(null, null, "uncommitted", null), "TABLE_NAME"))
                    .isEmpty();
            other.rollback();
        }
    }

    @Test
    void aClosedConnectionTellsNothing() throws SQLException {
        Connection other = connect();
        DatabaseMetaData metaData = other.getMetaData();
        other.close();
        assertThatThrownBy(() -> metaData.getTables(null, null, "%", null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(metaData::getTableTypes).isInstanceOf(SQLException.class);
        assertThatThrownBy(metaData::getCatalogs).isInstanceOf(SQLException.class);
        assertThatThrownBy(metaData::getDatabaseProductVersion).isInstanceOf(SQLException.class);
    }
}
