package dev.libsqlctl.sql.format;

import java.util.List;

/** The line of a text in which something is, and a mark below the place. */
public final class Excerpt {
    private static final int BEFORE = 60;
    private static final int BEHIND = 40;
    private static final String CUT = "…";

    private Excerpt() {}

    /**
     * {@return the line and the mark} Of a long line only what is around the place.
     *
     * @param text the whole text
     * @param place the character in it, counted from 0
     */
    public static List<String> of(String text, int place) {
        int start = text.lastIndexOf('\n', place - 1) + 1;
        int lineEnd = text.indexOf('\n', place);
        int end = lineEnd < 0 ? text.length() : lineEnd;
        String before = Controls.visible(text.substring(start, place));
        String behind = Controls.visible(text.substring(place, end)).stripTrailing();
        String shown = before.length() > BEFORE ? CUT + before.substring(before.length() - BEFORE) : before;
        String rest = behind.length() > BEHIND ? behind.substring(0, BEHIND) + CUT : behind;
        return List.of(shown + rest, " ".repeat(DisplayWidth.of(shown)) + "^");
    }
}
