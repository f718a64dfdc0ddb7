package dev.libsqlctl.error;

/** The exit codes of the program, documented in {@code docs/cli.md}. */
public enum ExitCode {
    /** The command did what it was asked for. */
    DONE(0),
    /** The command failed for a reason that no other code names. */
    FAILED(1),
    /** The command line was wrong; nothing was tried. */
    USAGE(2),
    /** The libSQL server is not running or cannot be reached. */
    UNREACHABLE(3),
    /** The server refused the token, or asked for one. */
    REFUSED(4),
    /** Something is pending or differs. */
    DIFFERS(5),
    /** A time limit ran out. */
    TIMED_OUT(124),
    /** Ctrl-C. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** {@return the number that the process exits with} */
    public int number() {
        return number;
    }
}
