package dev.libsqlctl.sql;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where in a statement an error is. The server says so in one of three ways, SQLite by the word where it stopped: that is a place when the word is there once. */
final class ErrorPosition {
    private static final Pattern OFFSET = Pattern.compile(" \\(at offset (\\d+)\\)$");
    private static final Pattern LINE_AND_COLUMN = Pattern.compile(" at \\((\\d+), (\\d+)\\)$");
    private static final Pattern AROUND = Pattern.compile(" around L(\\d+):(\\d+)");
    private static final Pattern SAID_BY_WORD = Pattern.compile("near \"([^\"]+)\": syntax error");
    private static final List<Pattern> NAMES = List.of(
            SAID_BY_WORD,
            Pattern.compile("no such (?:table|column|function): (?:\\w+\\.)?(\\S+)"),
            Pattern.compile("has no column named (\\S+)"),
            Pattern.compile("unrecognized token: \"(.+)\"$", Pattern.DOTALL));

    private static final String AT_END = "end of input";
    private static final List<String> FRAMES =
            List.of("SQL input error: ", "SQLite error: ", "SQL string could not be parsed: ");

    private final String said;
    private final String sql;

    ErrorPosition(String said, String sql) {
        this.said = said;
        this.sql = sql;
    }

    /** {@return what is said, without the place and without what is said around it} */
    String message() {
        String message = OFFSET.matcher(said).replaceFirst("");
        for (String frame : FRAMES) {
            message = message.startsWith(frame) ? message.substring(frame.length()) : message;
        }
        return message;
    }

    /** {@return the character that the error is at, counted from 0; empty when nothing says so} */
    OptionalInt character() {
        return Stream.of(offset(), lineAndColumn(LINE_AND_COLUMN), lineAndColumn(AROUND), name())
                .flatMap(Optional::stream)
                .filter(character -> character <= sql.length())
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** The server counts bytes. */
    private Optional<Integer> offset() {
        return match(OFFSET).map(found -> {
            byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
            int end = Math.min(number(found, 1), bytes.length);
            return new String(bytes, 0, end, StandardCharsets.UTF_8).length();
        });
    }

    /** The server's parser says where the word begins or, when it has read it, ends: the word's first character is meant. */
    private Optional<Integer> lineAndColumn(Pattern pattern) {
        return match(pattern).map(found -> {
            int start = 0;
            for (int line = 1; line < number(found, 1); line++) {
                start = sql.indexOf('\n', start) + 1;
            }
            return said.contains(AT_END) ? sql.length() : beginOfWord(start + number(found, 2) - 1);
        });
    }

    private int beginOfWord(int place) {
        SqlLexer lexer = new SqlLexer(sql);
        SqlToken last = lexer.next();
        for (SqlToken token = last; !token.isEnd() && token.start() <= place; token = lexer.next()) {
            last = token;
        }
        return last.start();
    }

    private Optional<Integer> name() {
        return NAMES.stream()
                .map(this::match)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(found -> onlyPlace(found.group(1)));
    }

    private Optional<Integer> onlyPlace(String word) {
        SqlLexer lexer = new SqlLexer(sql);
        Optional<Integer> place = Optional.empty();
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            String text = token.text();
            String name = token.kind() == SqlToken.Kind.QUOTED_NAME ? text.substring(1, text.length() - 1) : text;
            if (name.equals(word) || text.equals(word)) {
                if (place.isPresent()) {
                    return Optional.empty();
                }
                place = Optional.of(token.start());
            }
        }
        return place;
    }

    private Optional<Matcher> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
