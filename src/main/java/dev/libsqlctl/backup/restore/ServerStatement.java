package dev.libsqlctl.backup.restore;

/**
 * A statement as a server gets it.
 *
 * @param effect what is to be done around it
 * @param table the name, without quotes, of the table that it makes or fills
 * @param sql its text
 * @param row where in that text the values of rows begin; -1 when rows of other statements cannot be put behind it
 * @param line where in the dump it stands
 */
record ServerStatement(Effect effect, String table, String sql, int row, long line) {
    /** What a statement does beyond itself. */
    enum Effect {
        /** Nothing. */
        PLAIN,
        /** Makes other tables, too, that the dump makes once more. */
        VIRTUAL_TABLE,
        /** Needs a table that SQLite makes when it is first of use. */
        SEQUENCE
    }
}
