/**
 * Teaches <a href="https://github.com/flyway/flyway">Flyway</a> libSQL: with this package on the class path, Flyway migrates
 * {@code jdbc:libsql:} URLs and every {@code DataSource} of this driver.
 *
 * <p>It uses only what Flyway has had since version 10, so that it works with the one that a program brings along. Flyway finds
 * {@link dev.libsqlctl.migrate.flyway.LibsqlDatabaseType} through {@link java.util.ServiceLoader}; nobody else names these classes.
 */
package dev.libsqlctl.migrate.flyway;
