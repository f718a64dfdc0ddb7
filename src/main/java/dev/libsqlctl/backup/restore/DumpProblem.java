package dev.libsqlctl.backup.restore;

/**
 * Something in a dump that would fail.
 *
 * @param line the number of the line in which the statement begins, the first being 1
 * @param message what would be refused, and why; one line
 */
public record DumpProblem(long line, String message) {}
