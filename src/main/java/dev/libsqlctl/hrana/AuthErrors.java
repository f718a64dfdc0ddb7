package dev.libsqlctl.hrana;

import java.util.Map;

/** The refusals of a token. Over WebSocket sqld names their codes, over HTTP it gives the text only: this is its own table. */
final class AuthErrors {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("The `Authorization` HTTP header is required but was not specified", "AUTH_HTTP_HEADER_MISSING"),
            Map.entry("The `Authorization` HTTP header has invalid value", "AUTH_HTTP_HEADER_INVALID"),
            Map.entry(
                    "The authentication scheme in the `Authorization` HTTP header is not supported",
                    "AUTH_HTTP_HEADER_UNSUPPORTED_SCHEME"),
            Map.entry("The `Basic` HTTP authentication scheme is not allowed", "AUTH_BASIC_NOT_ALLOWED"),
            Map.entry("The `Basic` HTTP authentication credentials were rejected", "AUTH_BASIC_REJECTED"),
            Map.entry("Authentication is required but no JWT was specified", "AUTH_JWT_MISSING"),
            Map.entry("Authentication using a JWT is not allowed", "AUTH_JWT_NOT_ALLOWED"),
            Map.entry("The JWT is invalid", "AUTH_JWT_INVALID"),
            Map.entry("The JWT has expired", "AUTH_JWT_EXPIRED"),
            Map.entry("The JWT is immature (not valid yet)", "AUTH_JWT_IMMATURE"),
            Map.entry("Auth string does not conform to '<scheme> <token>' form", "AUTH_HEADER_MALFORMED"),
            Map.entry("Expected authorization header but none given", "AUTH_HEADER_NOT_FOUND"),
            Map.entry("Non-ASCII auth header", "AUTH_HEADER_MALFORMED"));

    private AuthErrors() {}

    /**
     * {@return the refusal as the WebSocket protocol words it}
     *
     * @param message of the HTTP body, possibly empty
     */
    static ServerException unauthorized(String message) {
        String reason = HttpErrors.unwrap("Unauthorized: `", message);
        String code = CODES.getOrDefault(reason, "AUTH_FAILED");
        return ServerException.ofStatus(
                401, code, reason.isEmpty() ? "Authentication failed" : "Authentication failed: " + reason);
    }
}
