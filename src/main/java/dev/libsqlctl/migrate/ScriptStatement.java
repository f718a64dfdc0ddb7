package dev.libsqlctl.migrate;

/**
 * One statement of a script.
 *
 * @param line where it begins, the first being 1
 * @param column where it begins in that line, the first being 1
 * @param sql its text, without the semicolon that ends it
 */
public record ScriptStatement(int line, int column, String sql) {}
