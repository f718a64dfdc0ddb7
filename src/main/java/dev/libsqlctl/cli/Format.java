package dev.libsqlctl.cli;

/** How an answer is shown. */
enum Format {
    /** For people. */
    TEXT,
    /** One JSON document, for programs. */
    JSON
}
