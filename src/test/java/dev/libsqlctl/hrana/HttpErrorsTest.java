package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The `Authorization` HTTP header is required but was not specified | AUTH_HTTP_HEADER_MISSING",
                "The `Authorization` HTTP header has invalid value | AUTH_HTTP_HEADER_INVALID",
                "The authentication scheme in the `Authorization` HTTP header is not supported | AUTH_HTTP_HEADER_UNSUPPORTED_SCHEME",
                "The `Basic` HTTP authentication scheme is not allowed | AUTH_BASIC_NOT_ALLOWED",
                "The `Basic` HTTP authentication credentials were rejected | AUTH_BASIC_REJECTED",
                "Authentication is required but no JWT was specified | AUTH_JWT_MISSING",
                "Authentication using a JWT is not allowed | AUTH_JWT_NOT_ALLOWED",
                "The JWT is invalid | AUTH_JWT_INVALID",
                "The JWT has expired | AUTH_JWT_EXPIRED",
                "The JWT is immature (not valid yet) | AUTH_JWT_IMMATURE",
                "Auth string does not conform to '<scheme> <token>' form | AUTH_HEADER_MALFORMED",
                "Expected authorization header but none given | AUTH_HEADER_NOT_FOUND",
                "Non-ASCII auth header | AUTH_HEADER_MALFORMED",
                "Authentication failed | AUTH_FAILED",
                "A reason of a later version | AUTH_FAILED"
            })
    void aRefusedToken(String reason, String code) {
        HranaException e = HttpErrors.of(401, "application/json", "{\"error\":\"Unauthorized: `" + reason + "`\"}");
        assertThat(e).isInstanceOf(ServerException.class).hasMessage("Authentication failed: " + reason);
        assertThat(e.code()).isEqualTo(code);
        assertThat(((ServerException) e).accessRefused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | text/plain | Received an invalid baton: x | BATON_INVALID | Received an invalid baton: x",
                "400 | text/plain | SQL text 1 not found | BAD_REQUEST | SQL text 1 not found",
                "400 | application/json | {\"message\":\"m\",\"code\":\"STREAM_EXPIRED\"} | STREAM_EXPIRED | m",
                "400 | application/json | {\"error\":\"m\"} | BAD_REQUEST | m",
                "401 | text/html | <html> | AUTH_FAILED | Authentication failed",
                "403 | application/json | {\"error\":\"m\"} | FORBIDDEN | m",
                "404 | application/json | {\"error\":\"m\"} | NAMESPACE_NOT_FOUND | m",
                "429 | application/json | {\"error\":\"m\"} | TOO_MANY_REQUESTS | m",
                "429 | text/html | <html> | TOO_MANY_REQUESTS | Too many requests",
                "500 | application/json | {\"error\":\"Internal Error: `SQL string could not be parsed: x`\"} | SQL_PARSE_ERROR | SQL string could not be parsed: x",
                "500 | application/json | {\"error\":\"Invalid column index: 2\"} | INTERNAL_ERROR | Invalid column index: 2",
                "503 | application/json | {\"error\":\"m\"} | INTERNAL_ERROR | m"
            })
    void anotherRefusal(int status, String contentType, String body, String code, String message) {
        HranaException e = HttpErrors.of(status, contentType, body);
        assertThat(e).isInstanceOf(ServerException.class).hasMessage(message);
        assertThat(e.code()).isEqualTo(code);
        assertThat(((ServerException) e).httpStatus()).hasValue(status);
        assertThat(e.outcomeUnknown()).isEqualTo(code.equals("INTERNAL_ERROR"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, text/html, <html>",
        "404, '', ''",
        "405, '', ''",
        "413, text/plain, too long",
        "500, text/html, <html>",
        "502, application/json, {}",
        "301, '', ''"
    })
    void whatNoServerOfOursSays(int status, String contentType, String body) {
        HranaException e = HttpErrors.of(status, contentType, body);
        assertThat(e).isInstanceOf(ProtocolException.class).hasMessageContaining("HTTP " + status);
        assertThat(e.outcomeUnknown()).isTrue();
    }
}
