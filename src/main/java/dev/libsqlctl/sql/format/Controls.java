package dev.libsqlctl.sql.format;

/** Characters that a terminal does not show but obeys. */
final class Controls {
    private static final char FIRST_PICTURE = '\u2400';
    private static final char PICTURE_OF_DELETE = '\u2421';
    private static final char REPLACEMENT = '\ufffd';

    private Controls() {}

    /** {@return whether it is a control character of either set (ISO 6429), or turns the direction of what follows} */
    static boolean isControl(char c) {
        return c < ' ' || c >= 0x7f && c <= 0x9f || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }

    /** {@return a character that can be seen instead: the picture of a control character (Unicode, block "Control Pictures"), if there is one} */
    static char visible(char control) {
        if (control < ' ') {
            return (char) (FIRST_PICTURE + control);
        }
        return control == 0x7f ? PICTURE_OF_DELETE : REPLACEMENT;
    }

    /** {@return a text in one line that a terminal shows as it is} */
    static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                StringBuilder visible = new StringBuilder(text);
                for (int j = i; j < text.length(); j++) {
                    char c = text.charAt(j);
                    visible.setCharAt(j, isControl(c) ? visible(c) : c);
                }
                return visible.toString();
            }
        }
        return text;
    }
}
