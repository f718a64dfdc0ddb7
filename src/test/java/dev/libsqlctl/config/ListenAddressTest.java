package dev.libsqlctl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,http://127.0.0.1:8080,true",
        "0.0.0.0,http://127.0.0.1:8080,false",
        "::,http://[::1]:8080,false",
        "::1,http://[::1]:8080,true",
        "127.1.2.3,http://127.1.2.3:8080,true",
        "192.168.1.7,http://192.168.1.7:8080,false"
    })
    void addressesAndWhereTheyAreReached(String bind, String url, boolean loopback) {
        ListenAddress.require(bind, 8080);

        assertThat(ListenAddress.url(bind, 8080)).hasToString(url);
        assertThat(ListenAddress.isLoopback(bind)).isEqualTo(loopback);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.org", "256.0.0.1", "1.2.3", ":", "127.0.0.1:8080"})
    void whatIsNoAddress(String bind) {
        assertThatThrownBy(() -> ListenAddress.require(bind, 8080))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID));
        assertThat(ListenAddress.isLoopback(bind)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void whatIsNoPort(int port) {
        assertThatThrownBy(() -> ListenAddress.require("127.0.0.1", port)).hasMessageContaining("no TCP port");
    }
}
