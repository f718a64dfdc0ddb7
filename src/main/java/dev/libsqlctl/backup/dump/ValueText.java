package dev.libsqlctl.backup.dump;

/**
 * SQL text of values as the shell writes it: line ends of a text as {@code replace(...,char(10))}, so that every row stays in one line. What the shell would lose is written so that
 * it is not: a text with NUL, at which the shell cuts it off, as {@code CAST(X'...' AS TEXT)}.
 */
final class ValueText {
    private final Slab out;

    ValueText(Slab out) {
        this.out = out;
    }

    /** Writes a text. */
    void text(byte[] utf8) {
        int newlines = 0;
        int returns = 0;
        int quotes = 0;
        for (byte b : utf8) {
            if (b <= '\'' && b >= 0) {
                switch (b) {
                    case '\'' -> quotes++;
                    case '\n' -> newlines++;
                    case '\r' -> returns++;
                    case 0 -> {
                        out.ascii("CAST(");
                        blob(utf8);
                        out.ascii(" AS TEXT)");
                        return;
                    }
                    default -> {}
                }
            }
        }
        if (newlines + returns + quotes == 0) {
            out.put('\'');
            out.put(utf8);
            out.put('\'');
        } else {
            escaped(utf8, newlines > 0, returns > 0);
        }
    }

    private void escaped(byte[] utf8, boolean newlines, boolean returns) {
        byte[] newline = newlines ? UnusedMark.in(utf8, "\\n", "\\012") : null;
        byte[] carriageReturn = returns ? UnusedMark.in(utf8, "\\r", "\\015") : null;
        out.ascii(newlines && returns ? "replace(replace('" : newlines || returns ? "replace('" : "'");
        int begin = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b == '\'' || b == '\n' || b == '\r') {
                out.put(utf8, begin, i);
                begin = i + 1;
                if (b == '\'') {
                    out.ascii("''");
                } else {
                    out.put(b == '\n' ? newline : carriageReturn);
                }
            }
        }
        out.put(utf8, begin, utf8.length);
        out.put('\'');
        if (returns) {
            replacement(carriageReturn, ",char(13))");
        }
        if (newlines) {
            replacement(newline, ",char(10))");
        }
    }

    private void replacement(byte[] mark, String character) {
        out.ascii(",'");
        out.put(mark);
        out.put('\'');
        out.ascii(character);
    }

    /** Writes a blob. */
    void blob(byte[] bytes) {
        out.ascii("X'");
        out.hex(bytes, 0, bytes.length);
        out.put('\'');
    }
}
