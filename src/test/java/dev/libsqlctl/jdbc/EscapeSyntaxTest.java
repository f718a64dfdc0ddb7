package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeSyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT {d '2026-01-02'} | SELECT  '2026-01-02'",
                "SELECT {TS'2026-01-02 12:34:56'}, {t '12:34:56'} | SELECT '2026-01-02 12:34:56',  '12:34:56'",
                "SELECT {fn UCASE({fn concat('{', ?)})} | SELECT  upper( concat('{', ?))",
                "SELECT {fn now()} | SELECT  datetime()",
                "SELECT {fn CURRENT_DATE()}, {fn current_time} | SELECT  CURRENT_DATE,  current_time",
                "SELECT a LIKE '\\_%' {escape '\\'} | SELECT a LIKE '\\_%' escape '\\'",
                "SELECT * FROM {oj a LEFT OUTER JOIN b ON a.x = b.x} | SELECT * FROM  a LEFT OUTER JOIN b ON a.x = b.x",
                "SELECT 1 {limit 5 offset 2} | SELECT 1 limit 5 offset 2",
                "SELECT '{d', \"{t\" -- {x | SELECT '{d', \"{t\" -- {x",
                "SELECT } | SELECT }",
            })
    void isTranslated(String sql, String expected) throws SQLException {
        assertThat(EscapeSyntax.translate(sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{call f(?)} | 0A000",
                "{? = call f(?)} | 0A000",
                "SELECT {d 5} | 42601",
                "SELECT {x 'a'} | 42601",
                "SELECT {d '2026-01-02' | 42601",
                "SELECT { | 42601",
                "SELECT {fn | 42601",
            })
    void isRefused(String sql, String state) {
        assertThatThrownBy(() -> EscapeSyntax.translate(sql))
                .asInstanceOf(throwable(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
