package dev.libsqlctl.backup.script;

import dev.libsqlctl.backup.script.DumpStatement.Kind;

/** Watches whether a dump is all there: what it begins it has to end. */
final class Completeness {
    private final DumpErrors errors;
    private boolean open;
    private boolean any;
    private long lastLine;

    Completeness(DumpErrors errors) {
        this.errors = errors;
    }

    /** Sees the next statement. */
    void see(Kind kind, long line) {
        any = true;
        lastLine = line;
        switch (kind) {
            case BEGIN:
                open = true;
                break;
            case COMMIT:
                open = false;
                break;
            case ROLLBACK:
                throw errors.foreign(
                        "takes everything back with the ROLLBACK in line " + line
                                + ": the database that it was made from could not be read in full",
                        "look for an older backup; what can be read of this one is in front of that line");
            default:
        }
    }

    /** Sees the end of the dump. */
    void end() {
        if (!any) {
            throw errors.foreign("holds no statement", null);
        } else if (open) {
            throw errors.cutOff("ends in the middle: there is no COMMIT after line " + lastLine);
        }
    }
}
