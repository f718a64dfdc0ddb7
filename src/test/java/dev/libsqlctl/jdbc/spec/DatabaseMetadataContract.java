package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, chapter 7: what the database and its driver say of themselves. */
abstract class DatabaseMetadataContract extends SpecificationContract {
    private DatabaseMetaData about;

    @BeforeEach
    void about() throws SQLException {
        about = connection.getMetaData();
    }

    @Test
    void namesAndVersions() throws SQLException {
        if (differs(Difference.PRODUCT)) {
            assertThat(about.getDatabaseProductName()).isEqualTo("libSQL");
            assertThat(about.getDatabaseProductVersion()).contains("(sqld ");
            assertThat(about.getDriverName()).contains("libSQL");
        } else {
            assertThat(about.getDatabaseProductName()).isEqualTo("SQLite");
            assertThat(about.getDriverName()).isEqualTo("SQLite JDBC");
        }
        assertThat(about.getDatabaseProductVersion())
                .startsWith(about.getDatabaseMajorVersion() + "." + about.getDatabaseMinorVersion() + ".");
    }

    @Test
    void theVersionOfJdbc() throws SQLException {
        assertThat(about.getJDBCMajorVersion()).isEqualTo(4);
        assertThat(about.getJDBCMinorVersion()).isEqualTo(differs(Difference.JDBC_VERSION) ? 3 : 2);
    }

    @Test
    void theUserIsNobody() throws SQLException {
        assertThat(about.getUserName()).isNullOrEmpty();
    }

    @Test
    void readOnlyIsThatOfTheConnection() throws SQLException {
        assertThat(about.isReadOnly()).isFalse();
    }

    @Test
    void transactionsAreSerializableAndHaveDdl() throws SQLException {
        assertThat(about.supportsTransactions()).isTrue();
        assertThat(about.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(about.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
                .isTrue();
        assertThat(about.supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ))
                .isFalse();
        assertThat(about.supportsDataDefinitionAndDataManipulationTransactions())
                .isTrue();
        assertThat(about.supportsDataManipulationTransactionsOnly()).isFalse();
        assertThat(about.dataDefinitionCausesTransactionCommit()).isFalse();
        assertThat(about.dataDefinitionIgnoredInTransactions()).isFalse();
    }

    @Test
    void batchesSavepointsAndKeysAreThere() throws SQLException {
        assertThat(about.supportsBatchUpdates()).isTrue();
        assertThat(about.supportsSavepoints()).isTrue();
        assertThat(about.supportsGetGeneratedKeys()).isTrue();
        assertThat(about.supportsMultipleTransactions()).isTrue();
        assertThat(about.supportsMultipleResultSets()).isFalse();
        assertThat(about.supportsStoredProcedures()).isFalse();
        assertThat(about.supportsStatementPooling()).isFalse();
    }

    @Test
    void resultsAreForwardOnlyAndReadOnly() throws SQLException {
        assertThat(about.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
        assertThat(about.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE))
                .isFalse();
        assertThat(about.supportsResultSetType(ResultSet.TYPE_SCROLL_SENSITIVE)).isFalse();
        assertThat(about.supportsResultSetConcurrency(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY))
                .isTrue();
        assertThat(about.supportsResultSetConcurrency(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
                .isFalse();
        assertThat(about.ownUpdatesAreVisible(ResultSet.TYPE_FORWARD_ONLY)).isFalse();
        assertThat(about.othersInsertsAreVisible(ResultSet.TYPE_FORWARD_ONLY)).isFalse();
    }

    @Test
    void holdabilityIsThatOfTheConnection() throws SQLException {
        assertThat(about.getResultSetHoldability()).isEqualTo(connection.getHoldability());
        assertThat(about.supportsResultSetHoldability(connection.getHoldability()))
                .isTrue();
    }

    @Test
    void identifiersAreQuotedByDoubleQuotesAndKeepTheirCase() throws SQLException {
        assertThat(about.getIdentifierQuoteString()).isEqualTo("\"");
        assertThat(about.storesUpperCaseIdentifiers()).isFalse();
        assertThat(about.storesLowerCaseIdentifiers()).isFalse();
        assertThat(about.storesMixedCaseIdentifiers()).isTrue();
        assertThat(about.supportsMixedCaseIdentifiers()).isEqualTo(!differs(Difference.CASE_OF_IDENTIFIERS));
        assertThat(about.supportsMixedCaseQuotedIdentifiers()).isFalse();
    }

    @Test
    void whatSqliteSortsFirst() throws SQLException {
        assertThat(rows("SELECT column1 FROM (VALUES (1), (NULL), (-1)) ORDER BY column1 DESC")
                        .get(2))
                .containsExactly((Object) null);
        if (differs(Difference.NULL_ORDER)) {
            assertThat(about.nullsAreSortedLow()).isTrue();
            assertThat(about.nullsAreSortedAtStart()).isFalse();
            assertThat(about.nullsAreSortedHigh()).isFalse();
            assertThat(about.nullsAreSortedAtEnd()).isFalse();
        } else {
            assertThat(about.nullsAreSortedAtStart()).isTrue();
            assertThat(about.nullsAreSortedHigh()).isTrue();
        }
        assertThat(about.nullPlusNonNullIsNull()).isTrue();
    }

    @Test
    void keywordsAreThoseBeyondTheStandard() throws SQLException {
        List<String> keywords = List.of(about.getSQLKeywords().split(","));

        assertThat(keywords).contains("ABORT", "AUTOINCREMENT", "PRAGMA", "VACUUM", "GLOB");
        assertThat(keywords).doesNotContain("SELECT", "INSERT", "TABLE");
    }

    @Test
    void thePatternEscapeIsABackslash() throws SQLException {
        assertThat(about.getSearchStringEscape()).isEqualTo("\\");
    }

    @Test
    void whatSqlCanDo() throws SQLException {
        assertThat(about.supportsAlterTableWithAddColumn()).isTrue();
        assertThat(about.supportsAlterTableWithDropColumn()).isTrue();
        assertThat(about.supportsColumnAliasing()).isTrue();
        assertThat(about.supportsExpressionsInOrderBy()).isTrue();
        assertThat(about.supportsGroupBy()).isTrue();
        assertThat(about.supportsOuterJoins()).isTrue();
        assertThat(about.supportsFullOuterJoins()).isTrue();
        assertThat(about.supportsUnion()).isTrue();
        assertThat(about.supportsUnionAll()).isTrue();
        assertThat(about.supportsSubqueriesInExists()).isTrue();
        assertThat(about.supportsSubqueriesInIns()).isTrue();
        assertThat(about.supportsNonNullableColumns()).isTrue();
        assertThat(about.supportsSelectForUpdate()).isFalse();
        assertThat(about.supportsPositionedUpdate()).isFalse();
        boolean truthful = differs(Difference.SQL_FEATURES);
        assertThat(about.supportsCorrelatedSubqueries()).isEqualTo(truthful);
        assertThat(about.supportsLikeEscapeClause()).isEqualTo(truthful);
        assertThat(about.supportsTableCorrelationNames()).isEqualTo(truthful);
        assertThat(about.supportsOrderByUnrelated()).isEqualTo(truthful);
        assertThat(about.supportsGroupByUnrelated()).isEqualTo(truthful);
        assertThat(about.supportsIntegrityEnhancementFacility()).isEqualTo(truthful);
    }

    @Test
    void limits() throws SQLException {
        if (differs(Difference.LIMITS)) {
            assertThat(about.getMaxColumnsInTable()).isEqualTo(2000);
            assertThat(about.getMaxTablesInSelect()).isEqualTo(64);
            assertThat(about.getMaxRowSize()).isEqualTo(5_000_000);
        } else {
            assertThat(about.getMaxColumnsInTable()).isZero();
            assertThat(about.getMaxTablesInSelect()).isZero();
            assertThat(about.getMaxRowSize()).isZero();
        }
        assertThat(about.getMaxStatementLength()).isZero();
        assertThat(about.getMaxConnections()).isZero();
    }

    @Test
    void statesAreThoseOfTheSqlStandard() throws SQLException {
        assertThat(about.getSQLStateType()).isEqualTo(DatabaseMetaData.sqlStateSQL);
    }

    @Test
    void questionsOfLaterVersionsAreAnswered() throws SQLException {
        if (differs(Difference.LATER_QUESTIONS)) {
            assertThat(about.getRowIdLifetime()).isEqualTo(java.sql.RowIdLifetime.ROWID_UNSUPPORTED);
            assertThat(about.supportsStoredFunctionsUsingCallSyntax()).isFalse();
            assertThat(about.autoCommitFailureClosesAllResultSets()).isFalse();
            assertThat(rows(about.getClientInfoProperties())).isEmpty();
            assertThat(rows(about.getFunctions(null, null, "abs"))).hasSize(1);
        } else {
            failure(about::getRowIdLifetime);
            failure(about::supportsStoredFunctionsUsingCallSyntax);
            failure(about::autoCommitFailureClosesAllResultSets);
            failure(about::getClientInfoProperties);
            failure(() -> about.getFunctions(null, null, "abs"));
        }
    }

    @Test
    void whatThereIsNotIsAnEmptyResult() throws SQLException {
        assertThat(rows(about.getCatalogs())).isEmpty();
        assertThat(rows(about.getSchemas())).isEmpty();
        assertThat(rows(about.getProcedures(null, null, "%"))).isEmpty();
        assertThat(rows(about.getUDTs(null, null, "%", null))).isEmpty();
        assertThat(rows(about.getSuperTables(null, null, "%"))).isEmpty();
        assertThat(rows(about.getAttributes(null, null, "%", "%"))).isEmpty();
        assertThat(rows(about.getTablePrivileges(null, null, "%"))).isEmpty();
        assertThat(rows(about.getVersionColumns(null, null, "t"))).isEmpty();
    }

    @Test
    void theTypesAreSortedByTheirNumber() throws SQLException {
        List<List<Object>> types = rows(about.getTypeInfo());

        assertThat(types).extracting(row -> row.get(0)).contains("INTEGER", "REAL", "TEXT", "BLOB");
        assertThat(types).allSatisfy(row -> assertThat(row).hasSize(18));
        if (differs(Difference.TYPE_ORDER)) {
            assertThat(types).extracting(row -> (Integer) row.get(1)).isSorted();
        } else {
            assertThat(types).extracting(row -> (Integer) row.get(1)).startsWith(0, 4);
        }
    }

    @Test
    void theTypesOfTables() throws SQLException {
        List<List<Object>> types = rows(about.getTableTypes());

        if (differs(Difference.TEMPORARY_TABLES)) {
            assertThat(types).containsExactly(List.of("SYSTEM TABLE"), List.of("TABLE"), List.of("VIEW"));
        } else {
            assertThat(types)
                    .containsExactly(
                            List.of("GLOBAL TEMPORARY"), List.of("SYSTEM TABLE"), List.of("TABLE"), List.of("VIEW"));
        }
    }

    @Test
    void aClosedConnectionAnswersNoQueries() throws SQLException {
        connection.close();

        failure(() -> about.getTables(null, null, "%", null));
        failure(() -> about.getColumns(null, null, "%", "%"));
    }
}
