package dev.libsqlctl.cli;

import picocli.CommandLine.Option;

/** The option that has a command print what it would run. */
final class DryRunOption {
    @Option(names = "--dry-run", description = "Print the SQL that would run, and change nothing.")
    private boolean chosen;

    /** {@return whether it was given} */
    boolean chosen() {
        return chosen;
    }
}
