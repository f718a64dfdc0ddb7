package dev.libsqlctl.migrate.flyway;

import java.sql.SQLException;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** A table, ordinary or virtual. */
final class LibsqlTable extends Table<LibsqlDatabase, LibsqlSchema> {
    LibsqlTable(JdbcTemplate jdbcTemplate, LibsqlDatabase database, LibsqlSchema schema, String name) {
        super(jdbcTemplate, database, schema, name);
    }

    @Override
    protected void doDrop() throws SQLException {
        jdbcTemplate.execute("DROP TABLE IF EXISTS " + this);
    }

    @Override
    protected boolean doExists() throws SQLException {
        boolean isHistory = name.equals(database.getConfiguration().getTable());
        if (isHistory && database.historyIsLocked()) {
            return true;
        }
        String sql = "SELECT count(*) FROM " + database.quote(schema.getName())
                + ".sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE";
        return jdbcTemplate.queryForInt(sql, name) > 0;
    }

    /** Takes the write lock of the database, which is what a lock of one of its tables is. */
    @Override
    protected void doLock() throws SQLException {
        jdbcTemplate.execute("DELETE FROM " + this + " WHERE false");
    }
}
