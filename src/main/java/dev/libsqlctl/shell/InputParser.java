package dev.libsqlctl.shell;

import dev.libsqlctl.sql.Completeness;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Knows when an input is complete, and which word of it the cursor is at. */
final class InputParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean asks = context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT;
        if (asks && !line.startsWith(".") && !Completeness.of(line)) {
            throw new EOFError(-1, -1, "the statement has not ended");
        }
        int start = cursor;
        while (start > 0 && isWordPart(line.charAt(start - 1))) {
            start--;
        }
        if (start == 1 && line.charAt(0) == '.') {
            start = 0;
        }
        return new Word(line, cursor, line.substring(start, cursor));
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /**
     * The word that the cursor is behind.
     *
     * @param line all that was typed
     * @param cursor where the cursor is in it
     * @param word the part of the word before the cursor
     */
    private record Word(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
