package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT a1, é_$b | WORD WORD SIGN WORD",
                "'it''s' 'b' | STRING STRING",
                "'a' \"b\"\"c\" `d``e` [f'g] | STRING QUOTED_NAME QUOTED_NAME QUOTED_NAME",
                "x'00' X'ff' xy'z' | BLOB BLOB WORD STRING",
                "1 1.5 .5 1e-5 1e+5 0x1e-5 1e | NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER SIGN NUMBER NUMBER",
                "? ?12 :a @b $c #d | PARAMETER PARAMETER PARAMETER PARAMETER PARAMETER PARAMETER",
                "$a::b $a::b(c) :a(b) | PARAMETER PARAMETER PARAMETER",
                "@a(b c) | PARAMETER SIGN WORD WORD SIGN",
                "a::text | WORD SIGN WORD",
                ": @ a | SIGN SIGN WORD",
                "a->'$.b' ->> :c | WORD SIGN SIGN STRING SIGN SIGN SIGN PARAMETER",
                "a -- ? \\n | WORD",
                "a /* ? -- */ b | WORD WORD",
                "a / * b | WORD SIGN SIGN WORD",
                "1?2 | NUMBER PARAMETER",
            })
    void kindsOfTokens(String sql, String kinds) {
        List<String> found =
                tokens(sql).stream().map(token -> token.kind().name()).toList();
        assertThat(String.join(" ", found)).isEqualTo(kinds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a ?", "\"a ?", "`a ?", "[a ?", "'a'' ?", "x'0 ?"})
    void whatIsNotTerminatedGoesToTheEnd(String sql) {
        assertThat(tokens(sql)).hasSize(1);
        assertThat(tokens(sql).get(0).text()).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-- ?", "/* ? ", "\ufeff", "--"})
    void nothingButBlanksAndComments(String sql) {
        assertThat(tokens(sql)).isEmpty();
    }

    @Test
    void tokensAreWhereTheySay() {
        List<String> texts = tokens("INSERT INTO t(a)VALUES(:a1,'b;')").stream()
                .map(SqlToken::text)
                .toList();
        assertThat(texts).containsExactly("INSERT", "INTO", "t", "(", "a", ")", "VALUES", "(", ":a1", ",", "'b;'", ")");
    }

    @Test
    void theEndComesAgainAndAgain() {
        SqlLexer lexer = new SqlLexer("a");
        lexer.next();
        assertThat(lexer.next().isEnd()).isTrue();
        assertThat(lexer.next().isEnd()).isTrue();
    }

    private static List<SqlToken> tokens(String sql) {
        SqlLexer lexer = new SqlLexer(sql.replace("\\n", "\n"));
        List<SqlToken> tokens = new ArrayList<>();
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }
}
