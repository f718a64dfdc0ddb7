package dev.libsqlctl.shell;

import java.util.ArrayList;
import java.util.List;

/** The words of a line with a dot command. One in quotes may hold blanks. */
final class Words {
    private Words() {}

    /** {@return them in order, without their quotes} */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        int next = 0;
        while (next < line.length()) {
            char c = line.charAt(next);
            if (c <= ' ') {
                next++;
                continue;
            }
            boolean quoted = c == '\'' || c == '"';
            int start = quoted ? next + 1 : next;
            int end = quoted ? line.indexOf(c, start) : endOfWord(line, start);
            end = end < 0 ? line.length() : end;
            words.add(line.substring(start, end));
            next = quoted ? end + 1 : end;
        }
        return words;
    }

    private static int endOfWord(String line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        return end;
    }
}
