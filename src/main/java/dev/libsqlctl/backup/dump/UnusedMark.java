package dev.libsqlctl.backup.dump;

import java.nio.charset.StandardCharsets;

/** Finds something that does not stand in a text, to stand for a line end: one of two usual marks, or a numbered one. */
final class UnusedMark {
    private UnusedMark() {}

    static byte[] in(byte[] text, String usual, String other) {
        byte[] mark = usual.getBytes(StandardCharsets.US_ASCII);
        if (!contains(text, mark)) {
            return mark;
        }
        mark = other.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; contains(text, mark); i++) {
            mark = ("(" + usual + i + ")").getBytes(StandardCharsets.US_ASCII);
        }
        return mark;
    }

    private static boolean contains(byte[] text, byte[] mark) {
        for (int i = 0; i <= text.length - mark.length; i++) {
            int same = 0;
            while (same < mark.length && text[i + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return true;
            }
        }
        return false;
    }
}
