package dev.libsqlctl.sql;

import java.util.Locale;
import java.util.Map;

/**
 * Follows a text of SQL character by character and tells where its statements end, as SQLite's {@code sqlite3_complete} does: at a semicolon that is in no string, quoted name or comment, and
 * that of a trigger at the one behind its END.
 */
final class StatementEnds {
    private static final int LONGEST_KEYWORD = "TEMPORARY".length();

    private enum Token {
        SEMICOLON,
        OTHER,
        EXPLAIN,
        CREATE,
        TEMPORARY,
        TRIGGER,
        END
    }

    private static final Map<String, Token> KEYWORDS = Map.of(
            "EXPLAIN", Token.EXPLAIN,
            "CREATE", Token.CREATE,
            "TEMP", Token.TEMPORARY,
            "TEMPORARY", Token.TEMPORARY,
            "TRIGGER", Token.TRIGGER,
            "END", Token.END);

    /** How far a statement is: what matters is whether it is a trigger, and whether the trigger's END was just there. */
    private enum Progress {
        START,
        EXPLAINED,
        CREATING,
        PLAIN,
        IN_TRIGGER,
        BEHIND_SEMICOLON_OF_TRIGGER,
        BEHIND_END_OF_TRIGGER
    }

    private enum Place {
        BETWEEN,
        WORD,
        QUOTED,
        DASH,
        SLASH,
        LINE_COMMENT,
        BLOCK_COMMENT,
        STAR_OF_COMMENT
    }

    private final StringBuilder word = new StringBuilder();
    private Progress progress = Progress.START;
    private Place place = Place.BETWEEN;
    private char closingQuote;

    /**
     * Sees the next character.
     *
     * @return whether a statement ends with it
     */
    boolean see(char c) {
        switch (place) {
            case QUOTED:
                place = c == closingQuote ? Place.BETWEEN : place;
                return false;
            case LINE_COMMENT:
                place = c == '\n' ? Place.BETWEEN : place;
                return false;
            case BLOCK_COMMENT, STAR_OF_COMMENT:
                seeInComment(c);
                return false;
            case DASH, SLASH:
                return seeBehindSign(c);
            case WORD:
                if (isWordPart(c)) {
                    lengthen(c);
                    return false;
                }
                endWord();
                return seeBetween(c);
            default:
                return seeBetween(c);
        }
    }

    /** {@return whether nothing but blanks and comments came since the last statement ended} */
    boolean isBetweenStatements() {
        return progress == Progress.START && place != Place.WORD && place != Place.QUOTED;
    }

    /** {@return whether a comment between signs has begun and not ended} */
    boolean isInBlockComment() {
        return place == Place.BLOCK_COMMENT || place == Place.STAR_OF_COMMENT;
    }

    /** {@return whether the last character was one that may begin a comment} */
    boolean isAtSign() {
        return place == Place.DASH || place == Place.SLASH;
    }

    private void seeInComment(char c) {
        if (c == '*') {
            place = Place.STAR_OF_COMMENT;
        } else {
            place = c == '/' && place == Place.STAR_OF_COMMENT ? Place.BETWEEN : Place.BLOCK_COMMENT;
        }
    }

    private boolean seeBehindSign(char c) {
        if (place == Place.DASH && c == '-') {
            place = Place.LINE_COMMENT;
        } else if (place == Place.SLASH && c == '*') {
            place = Place.BLOCK_COMMENT;
        } else {
            advance(Token.OTHER);
            return seeBetween(c);
        }
        return false;
    }

    private boolean seeBetween(char c) {
        place = Place.BETWEEN;
        if (c <= ' ' || c == '\ufeff') {
            return false;
        }
        switch (c) {
            case ';':
                return advance(Token.SEMICOLON) == Progress.START;
            case '\'', '"', '`', '[':
                advance(Token.OTHER);
                closingQuote = c == '[' ? ']' : c;
                place = Place.QUOTED;
                return false;
            case '-':
                place = Place.DASH;
                return false;
            case '/':
                place = Place.SLASH;
                return false;
            default:
                begin(c);
                return false;
        }
    }

    private void begin(char c) {
        if (isWordPart(c)) {
            word.setLength(0);
            lengthen(c);
            place = Place.WORD;
        } else {
            advance(Token.OTHER);
        }
    }

    private void lengthen(char c) {
        // One letter too many tells that it is no keyword.
        if (word.length() <= LONGEST_KEYWORD) {
            word.append(c);
        }
    }

    private void endWord() {
        advance(KEYWORDS.getOrDefault(word.toString().toUpperCase(Locale.ROOT), Token.OTHER));
    }

    private Progress advance(Token token) {
        progress = switch (progress) {
            case START ->
                switch (token) {
                    case SEMICOLON -> Progress.START;
                    case EXPLAIN -> Progress.EXPLAINED;
                    case CREATE -> Progress.CREATING;
                    default -> Progress.PLAIN;
                };
            case EXPLAINED ->
                switch (token) {
                    case SEMICOLON -> Progress.START;
                    case CREATE -> Progress.CREATING;
                    // QUERY PLAN
                    case OTHER -> Progress.EXPLAINED;
                    default -> Progress.PLAIN;
                };
            case CREATING ->
                switch (token) {
                    case SEMICOLON -> Progress.START;
                    case TEMPORARY -> Progress.CREATING;
                    case TRIGGER -> Progress.IN_TRIGGER;
                    default -> Progress.PLAIN;
                };
            case PLAIN -> token == Token.SEMICOLON ? Progress.START : Progress.PLAIN;
            case IN_TRIGGER -> token == Token.SEMICOLON ? Progress.BEHIND_SEMICOLON_OF_TRIGGER : Progress.IN_TRIGGER;
            case BEHIND_SEMICOLON_OF_TRIGGER ->
                switch (token) {
                    case SEMICOLON -> Progress.BEHIND_SEMICOLON_OF_TRIGGER;
                    case END -> Progress.BEHIND_END_OF_TRIGGER;
                    default -> Progress.IN_TRIGGER;
                };
            case BEHIND_END_OF_TRIGGER -> token == Token.SEMICOLON ? Progress.START : Progress.IN_TRIGGER;
        };
        return progress;
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}
