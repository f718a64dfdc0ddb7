package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @Test
    void theNumbersAreThoseOfSqlite() {
        assertThat(ServerVersion.of("3.45.1", "sqld 0.24.32 (40c272de 2025-02-14)"))
                .isEqualTo(new ServerVersion("3.45.1 (sqld 0.24.32)", 3, 45));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sqld", "<html>version 1.2</html>"})
    void aServerThatDoesNotSayItsOwn(String server) {
        assertThat(ServerVersion.of("3.45.1", server)).isEqualTo(new ServerVersion("3.45.1", 3, 45));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "three", "99999999999.1"})
    void aSqliteWithoutNumbers(String sqlite) {
        assertThat(ServerVersion.of(sqlite, "")).isEqualTo(new ServerVersion(sqlite, 0, 0));
    }
}
