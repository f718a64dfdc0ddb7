package dev.libsqlctl.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.Endpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, false",
        "http://localhost:8080, false",
        "http://[::1]:8080, false",
        "https://db.example.org, false",
        "http://db.example.org:8080, true",
        "http://localhost.example.org:8080, true"
    })
    void aPageOfOuterbaseCannotAskEveryServer(String url, boolean warned) {
        assertThat(Snippet.of(Client.OUTERBASE, Endpoint.parse(url)).contains("A browser keeps"))
                .isEqualTo(warned);
    }
}
