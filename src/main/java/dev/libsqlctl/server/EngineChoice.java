package dev.libsqlctl.server;

/** Which engine the user wants. */
public enum EngineChoice {
    /** Docker when an engine answers, else a process. */
    AUTO,
    /** A container. */
    DOCKER,
    /** A process. */
    NATIVE
}
