package dev.libsqlctl.hrana.proto;

/**
 * A column of a result (Hrana 3, "Statement results").
 *
 * @param name null if the server gave none; not unique within a result
 * @param decltype the declared type of the table's column, or null for an expression
 */
public record Col(String name, String decltype) {}
