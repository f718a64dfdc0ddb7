/**
 * A JDBC 4.3 driver for libSQL servers, on Hrana over HTTP. Found by {@link java.util.ServiceLoader}; usable without the rest of this
 * program.
 *
 * <p>{@link dev.libsqlctl.jdbc.LibsqlDriver} and {@link dev.libsqlctl.jdbc.LibsqlDataSource} are what programs name; everything else is
 * reached through {@code java.sql}. {@code docs/jdbc.md} is its manual.
 */
package dev.libsqlctl.jdbc;
