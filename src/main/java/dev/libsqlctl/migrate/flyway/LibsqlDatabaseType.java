package dev.libsqlctl.migrate.flyway;

import dev.libsqlctl.jdbc.LibsqlDriver;
import java.sql.Connection;
import java.sql.Types;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.BaseDatabaseType;
import org.flywaydb.core.internal.jdbc.ExecutionTemplate;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;

/** What Flyway's {@link java.util.ServiceLoader} finds: a database named libSQL, behind {@code jdbc:libsql:} URLs. */
public final class LibsqlDatabaseType extends BaseDatabaseType {
    private static final String NAME = "libSQL";
    private static final Pattern TOKEN = Pattern.compile("[;&?]authToken=([^;&]*)", Pattern.CASE_INSENSITIVE);

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getNullType() {
        return Types.NULL;
    }

    @Override
    public boolean supportsReadOnlyTransactions() {
        return false;
    }

    @Override
    public boolean handlesJDBCUrl(String url) {
        return url.startsWith("jdbc:libsql:");
    }

    @Override
    public List<Pattern> getJDBCCredentialsPatterns() {
        return Stream.concat(super.getJDBCCredentialsPatterns().stream(), Stream.of(TOKEN))
                .toList();
    }

    @Override
    public String getDriverClass(String url, ClassLoader classLoader) {
        return LibsqlDriver.class.getName();
    }

    @Override
    public boolean handlesDatabaseProductNameAndVersion(String name, String version, Connection connection) {
        return name.startsWith(NAME) || connection instanceof HistoryLocked;
    }

    /** {@return a priority before Flyway's own types: a history that is locked already may be one of a SQLite file} */
    @Override
    public int getPriority() {
        return 1;
    }

    @Override
    public LibsqlDatabase createDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        return new LibsqlDatabase(configuration, connections, interceptor);
    }

    @Override
    public Parser createParser(Configuration configuration, ResourceProvider resources, ParsingContext context) {
        return new LibsqlParser(configuration, context);
    }

    /** {@return a transaction that a failure always rolls back, DDL included} */
    @Override
    public ExecutionTemplate createTransactionalExecutionTemplate(Connection connection, boolean rollbackOnException) {
        return new MigrationTransaction(connection);
    }
}
