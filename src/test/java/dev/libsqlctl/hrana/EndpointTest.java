package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://localhost:8080/, http://localhost:8080",
        "HTTP://localhost, http://localhost",
        "https://db.example.com, https://db.example.com",
        "https://example.com/base//, https://example.com/base",
        "ws://localhost:8080, http://localhost:8080",
        "wss://localhost, https://localhost",
        "libsql://db.example.com, https://db.example.com",
        "libsql://localhost:8080?tls=0, http://localhost:8080",
        "libsql://localhost:8080?tls=1, https://localhost:8080",
        "http://localhost?tls=0, http://localhost",
        "http://[::1]:8080, http://[::1]:8080",
        "' http://localhost:8080 ', http://localhost:8080"
    })
    void aUrl(String url, String base) {
        Endpoint endpoint = Endpoint.parse(url);
        assertThat(endpoint.url()).isEqualTo(URI.create(base));
        assertThat(endpoint.token()).isEmpty();
    }

    @Test
    void theTokenIsTakenOutOfTheUrl() {
        Endpoint endpoint = Endpoint.parse("libsql://db.example.com?authToken=s3cr%65t+x&tls=1");
        assertThat(endpoint.token()).hasValue("s3cret+x");
        assertThat(endpoint.url()).hasToString("https://db.example.com");
        assertThat(endpoint).hasToString("https://db.example.com");
        assertThat(endpoint).isEqualTo(Endpoint.parse("https://db.example.com").withToken("s3cret+x"));
        assertThat(endpoint).isNotEqualTo(Endpoint.parse("https://db.example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8080",
                "s3cret",
                "/s3cret",
                "http:s3cret",
                "http://",
                "http:///s3cret",
                "ftp://host/s3cret",
                "jdbc:libsql://host/s3cret",
                "http://s3cret@host",
                "http://user:s3cret@host",
                "http://host#s3cret",
                "http://host?token=s3cret",
                "http://host?s3cret",
                "http://host?authToken=a&authToken=s3cret",
                "http://host?authToken=",
                "http://host?authToken=s3cret%0d%0aX-Evil:%201",
                "http://host?authToken=s3cret%20",
                "http://host?authToken=s3cret%C3%A9",
                "http://host?authToken=s3cret%zz",
                "http://host?tls=1",
                "https://host?tls=0",
                "libsql://host?tls=s3cret",
                "http://ho st/s3cret",
                "http://host_s3cret:80",
                "http://host:99999/s3cret"
            })
    void whatIsNoUrlIsRefusedWithoutShowingSecrets(String url) {
        assertThatThrownBy(() -> Endpoint.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("s3cret"));
    }

    @Test
    void aNamespaceIsPartOfThePlace() {
        Endpoint endpoint = Endpoint.parse("http://localhost:8080/base");
        Endpoint named = endpoint.withNamespace("my db");
        assertThat(named.namespace()).hasValue("my db");
        assertThat(named.url()).isEqualTo(endpoint.url());
        assertThat(named).isNotEqualTo(endpoint).isEqualTo(endpoint.withNamespace("my db"));
        assertThat(named.withToken("t").namespace()).hasValue("my db");
        assertThat(named.withToken("t").withoutToken()).isEqualTo(named);
        assertThat(named).hasToString("http://localhost:8080/base?namespace=my%20db");
        assertThat(WriterGate.of(named)).isNotSameAs(WriterGate.of(endpoint));
        assertThatThrownBy(() -> endpoint.withNamespace("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\rb", "a\tb", "é", "a\u0000", "a\u007f"})
    void aTokenThatNoHeaderCanCarryIsRefused(String token) {
        Endpoint endpoint = Endpoint.parse("http://localhost");
        assertThatThrownBy(() -> endpoint.withToken(token)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStreamUrlNeverLeavesTls() {
        URI secure = URI.create("https://db.example.com");
        assertThat(StreamUrls.next(secure, "https://a.example.com/x/"))
                .isEqualTo(URI.create("https://a.example.com/x"));
        for (String bad : new String[] {"http://a.example.com", "/relative", "file:///etc/passwd", "", ":"}) {
            assertThatThrownBy(() -> StreamUrls.next(secure, bad)).isInstanceOf(ProtocolException.class);
        }
    }
}
