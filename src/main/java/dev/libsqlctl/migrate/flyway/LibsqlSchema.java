package dev.libsqlctl.migrate.flyway;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** The schema {@code main}: always there, cleaned but never dropped. */
final class LibsqlSchema extends Schema<LibsqlDatabase, LibsqlTable> {
    static final String MAIN = "main";

    /** What a user made; tables of SQLite and of libSQL itself, and shadow tables, come and go with what they serve. */
    private static final String OBJECTS = """
            SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type IN (%s)
                AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\'
                AND name NOT IN ('libsql_vector_meta_shadow', 'libsql_wasm_func_table')
            ORDER BY type DESC, name""";

    private static final String VECTOR_INDEXES = """
            SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%libsql\\_vector\\_idx%' ESCAPE '\\'""";

    LibsqlSchema(JdbcTemplate jdbcTemplate, LibsqlDatabase database) {
        super(jdbcTemplate, database, MAIN);
    }

    @Override
    protected boolean doExists() {
        return true;
    }

    @Override
    protected boolean doEmpty() throws SQLException {
        return objects("'table', 'virtual', 'view'").isEmpty();
    }

    @Override
    protected void doCreate() throws SQLException {
        throw new SQLFeatureNotSupportedException("The schema main is always there", "0A000");
    }

    @Override
    protected void doDrop() throws SQLException {
        throw new SQLFeatureNotSupportedException("The schema main cannot be dropped", "0A000");
    }

    /**
     * Drops everything that a user made, in the transaction that Flyway has begun.
     *
     * <p>Foreign keys cannot be turned off within a transaction, but they can wait for its end, when no table is left to violate them. A
     * table with a vector index and a foreign key to a table that is gone cannot be dropped: the indexes go first.
     */
    @Override
    protected void doClean() throws SQLException {
        jdbcTemplate.execute("PRAGMA defer_foreign_keys = ON");
        for (String view : objects("'view'")) {
            jdbcTemplate.execute("DROP VIEW " + database.quote(name, view));
        }
        for (String index : jdbcTemplate.queryForStringList(VECTOR_INDEXES)) {
            jdbcTemplate.execute("DROP INDEX " + database.quote(name, index));
        }
        for (LibsqlTable table : doAllTables()) {
            table.drop();
        }
    }

    /** {@return the tables, virtual ones first} */
    @Override
    protected LibsqlTable[] doAllTables() throws SQLException {
        return objects("'table', 'virtual'").stream().map(this::getTable).toArray(LibsqlTable[]::new);
    }

    private List<String> objects(String types) throws SQLException {
        return jdbcTemplate.queryForStringList(OBJECTS.formatted(types));
    }

    @Override
    public LibsqlTable getTable(String tableName) {
        return new LibsqlTable(jdbcTemplate, database, this, tableName);
    }
}
