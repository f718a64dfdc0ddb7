package dev.libsqlctl.migrate;

/** How bad something is. */
public enum Severity {
    /** It cannot work. */
    ERROR,
    /** It works, but perhaps not as it was meant. */
    WARNING
}
