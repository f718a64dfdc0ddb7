package dev.libsqlctl.hrana.proto;

/**
 * A parameter of a described statement (Hrana 3, "Result of describing a statement: Parameters").
 *
 * @param name with its prefix, or null for a nameless one
 */
public record DescribeParam(String name) {}
