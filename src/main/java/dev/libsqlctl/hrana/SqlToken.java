package dev.libsqlctl.hrana;

/**
 * A word, a sign or a literal of a SQL text.
 *
 * @param sql the whole text
 * @param start where the token begins in it
 * @param end where what comes after the token begins
 */
public record SqlToken(Kind kind, String sql, int start, int end) {
    /** What a token is. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes, backticks or brackets. */
        QUOTED_NAME,
        /** A string in single quotes. */
        STRING,
        /** A blob literal. */
        BLOB,
        /** A numeric literal. */
        NUMBER,
        /** A parameter: {@code ?}, {@code ?5}, {@code :a}, {@code @a}, {@code $a} or {@code #a}. */
        PARAMETER,
        /** Any other character. */
        SIGN,
        /** The end of the text. */
        END
    }

    /** {@return the characters of the token} */
    public String text() {
        return sql.substring(start, end);
    }

    /** {@return whether this is the keyword, written in whatever case} */
    public boolean isWord(String keyword) {
        return kind == Kind.WORD
                && end - start == keyword.length()
                && sql.regionMatches(true, start, keyword, 0, keyword.length());
    }

    /** {@return whether this is the sign} */
    public boolean isSign(char sign) {
        return kind == Kind.SIGN && sql.charAt(start) == sign;
    }

    /** {@return whether this is the end of the text} */
    public boolean isEnd() {
        return kind == Kind.END;
    }
}
