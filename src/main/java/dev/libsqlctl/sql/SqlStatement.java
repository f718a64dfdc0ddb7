package dev.libsqlctl.sql;

/**
 * A statement of a text.
 *
 * @param line the line in which it begins, the first being 1
 * @param sql its text from its first word on, with the semicolon that ends it, if there is one
 */
public record SqlStatement(long line, String sql) {}
