package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The interface {@link DatabaseMetaData}: primary and foreign keys, indexes. */
abstract class KeysContract extends BookshopFixture {
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
}
