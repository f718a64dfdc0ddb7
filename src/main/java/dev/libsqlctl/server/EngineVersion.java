package dev.libsqlctl.server;

/**
 * Which version of an engine answers.
 *
 * @param text what it calls itself, such as {@code 28.2.2}
 * @param api the newest version of the Docker API that it offers, such as {@code 1.41}
 */
public record EngineVersion(String text, String api) {}
