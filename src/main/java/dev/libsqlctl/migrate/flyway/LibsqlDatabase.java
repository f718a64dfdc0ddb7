package dev.libsqlctl.migrate.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.JdbcUtils;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.util.AbbreviationUtils;

/** One libSQL database as Flyway sees it: SQLite's dialect, one schema, DDL within transactions, one connection for everything. */
final class LibsqlDatabase extends Database<LibsqlDatabaseConnection> {
    LibsqlDatabase(Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        super(configuration, connections, interceptor);
    }

    /**
     * {@return Flyway's view of a connection}
     *
     * <p>The callbacks around repeatable migrations run on a connection of their own while the main one holds the write lock. If they wrote there,
     * they would wait for that lock until the server takes it from the migration. They join the transaction instead.
     */
    @Override
    protected LibsqlDatabaseConnection doGetConnection(Connection connection) {
        if (connection == rawMainJdbcConnection || !inTransaction(rawMainJdbcConnection)) {
            return new LibsqlDatabaseConnection(this, connection);
        }
        JdbcUtils.closeConnection(connection);
        return new LibsqlDatabaseConnection(this, JoinedConnection.of(rawMainJdbcConnection));
    }

    private static boolean inTransaction(Connection connection) {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw MigrationTransaction.failure("Unable to look at the main connection", e);
        }
    }

    /** {@return whether somebody has locked the history around everything that Flyway does, who made it sure that it is there} */
    boolean historyIsLocked() {
        return rawMainJdbcConnection instanceof HistoryLocked;
    }

    @Override
    public void ensureSupported(Configuration configuration) {
        // Every version of sqld that speaks Hrana over HTTP has what is used here.
    }

    /** {@return the table that Flyway makes for SQLite, so that a database may move between a file and a server} */
    @Override
    @SuppressWarnings("rawtypes") // of the method overridden
    public String getRawCreateScript(Table table, boolean baseline) {
        String index = quote(table.getSchema().getName(), table.getName() + "_s_idx");
        return """
                CREATE TABLE %s %s;
                %sCREATE INDEX %s ON %s ("success");
                """.formatted(
                        table,
                        HistoryColumns.SQL,
                        baseline ? getBaselineStatement(table) + ";\n" : "",
                        index,
                        quote(table.getName()));
    }

    @Override
    @SuppressWarnings("rawtypes") // of the method overridden
    protected String getBaselineStatement(Table table) {
        String description = literal(AbbreviationUtils.abbreviateDescription(configuration.getBaselineDescription()));
        return """
                INSERT INTO %s
                    ("installed_rank", "version", "description", "type", "script", "installed_by", "execution_time", "success")
                    VALUES (1, %s, %s, '%s', %s, %s, 0, 1)""".formatted(
                        table,
                        literal(configuration.getBaselineVersion().toString()),
                        description,
                        CoreMigrationType.BASELINE,
                        description,
                        literal(getInstalledBy()));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** {@return the user's name, empty where the server knows none} */
    @Override
    protected String doGetCurrentUser() throws SQLException {
        return Objects.requireNonNullElse(jdbcMetaData.getUserName(), "");
    }

    @Override
    public String doQuote(String identifier) {
        return getOpenQuote() + identifier.replace("\"", getEscapedQuote()) + getCloseQuote();
    }

    @Override
    protected String getEscapedQuote() {
        return "\"\"";
    }

    @Override
    public boolean supportsDdlTransactions() {
        return true;
    }

    @Override
    public String getBooleanTrue() {
        return "1";
    }

    @Override
    public String getBooleanFalse() {
        return "0";
    }

    @Override
    public boolean catalogIsSchema() {
        return true;
    }

    /** {@return true: a second connection would wait for the write lock of the first, and a migration and its row could not be one transaction} */
    @Override
    public boolean useSingleConnection() {
        return true;
    }
}
