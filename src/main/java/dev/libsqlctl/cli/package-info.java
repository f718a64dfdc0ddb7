/** Commands: each parses, asks one service, renders its answer. The only home of picocli. */
package dev.libsqlctl.cli;
