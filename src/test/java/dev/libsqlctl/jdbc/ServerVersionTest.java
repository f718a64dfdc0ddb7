package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @Test
    void theNumbersComeAfterTheName() {
        assertThat(ServerVersion.parse("sqld 0.24.32 (40c272de 2025-02-14)"))
                .contains(new ServerVersion("sqld 0.24.32 (40c272de 2025-02-14)", 0, 24));
        assertThat(ServerVersion.parse("3.45.1")).contains(new ServerVersion("3.45.1", 3, 45));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sqld", "<html>version 1.2</html>", "99999999999.1"})
    void whatIsNoVersion(String text) {
        assertThat(ServerVersion.parse(text)).isEmpty();
    }
}
