package dev.libsqlctl.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, before or after its name. */
final class GlobalOptions {
    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer with one JSON document on stdout.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;

    /** {@return how the answer is to be shown} */
    Format format() {
        return json ? Format.JSON : Format.TEXT;
    }

    /** {@return whether stack traces are wanted} */
    boolean verbose() {
        return verbose;
    }
}
