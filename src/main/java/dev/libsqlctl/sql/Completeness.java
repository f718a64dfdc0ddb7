package dev.libsqlctl.sql;

/** Tells of a text that comes in pieces whether its last statement has ended. Not safe for use by several threads. */
public final class Completeness {
    private final StatementEnds ends = new StatementEnds();

    /** {@return whether the last statement of a text has ended, or there is none} */
    public static boolean of(String text) {
        Completeness completeness = new Completeness();
        completeness.see(text);
        // What may begin a comment begins none at the end of a text.
        completeness.see("\n");
        return completeness.isComplete();
    }

    /** Sees what comes next. */
    public void see(String text) {
        for (int i = 0; i < text.length(); i++) {
            ends.see(text.charAt(i));
        }
    }

    /** {@return whether no statement and no comment is open at the end of a line} */
    public boolean isComplete() {
        return ends.isBetweenStatements() && !ends.isInBlockComment();
    }
}
