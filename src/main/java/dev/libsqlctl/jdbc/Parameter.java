package dev.libsqlctl.jdbc;

/**
 * A place in a SQL text that a value takes.
 *
 * @param start where it begins in the text
 * @param end where what comes after it begins
 * @param number counted from 1; several places may have the same
 * @param name with its prefix; null for {@code ?} and {@code ?5}
 */
record Parameter(int start, int end, int number, String name) {}
