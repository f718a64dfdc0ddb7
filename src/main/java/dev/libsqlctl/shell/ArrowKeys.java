package dev.libsqlctl.shell;

import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;

/** Arrows, Home and End. A terminal has two ways to send them and is asked for one, but some (and what is between) send the other all the same; the library knows that which was asked for. */
final class ArrowKeys {
    private static final Map<Character, String> WHAT_THEY_DO = Map.of(
            'A', LineReader.UP_LINE_OR_SEARCH,
            'B', LineReader.DOWN_LINE_OR_SEARCH,
            'C', LineReader.FORWARD_CHAR,
            'D', LineReader.BACKWARD_CHAR,
            'H', LineReader.BEGINNING_OF_LINE,
            'F', LineReader.END_OF_LINE);

    private ArrowKeys() {}

    /** Has a reader understand both ways (ECMA-48, and VT100's application mode). */
    static void bind(LineReader reader) {
        KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.EMACS);
        WHAT_THEY_DO.forEach((letter, widget) -> keys.bind(new Reference(widget), "\033[" + letter, "\033O" + letter));
    }
}
