package dev.libsqlctl.cli;

/** How {@code env} writes its variables. */
enum EnvFormat {
    SH,
    FISH,
    DOTENV,
    JSON
}
