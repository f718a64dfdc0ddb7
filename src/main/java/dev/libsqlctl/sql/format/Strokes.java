package dev.libsqlctl.sql.format;

/**
 * What a table is drawn with.
 *
 * @param top the line above it; null for none
 * @param middle the line between the names and the rows
 * @param bottom the line below it; null for none
 * @param bar what stands between columns, and at both ends
 */
record Strokes(Rule top, Rule middle, Rule bottom, String bar) {
    /**
     * A line across.
     *
     * @param left where it begins
     * @param dash what it consists of
     * @param cross where columns meet
     * @param right where it ends
     */
    record Rule(String left, String dash, String cross, String right) {}

    private static final Rule DASHES = new Rule("+", "-", "+", "+");

    static final Strokes TABLE = new Strokes(DASHES, DASHES, DASHES, "|");
    static final Strokes BOX =
            new Strokes(new Rule("┌", "─", "┬", "┐"), new Rule("├", "─", "┼", "┤"), new Rule("└", "─", "┴", "┘"), "│");
    static final Strokes MARKDOWN = new Strokes(null, new Rule("|", "-", "|", "|"), null, "|");
}
