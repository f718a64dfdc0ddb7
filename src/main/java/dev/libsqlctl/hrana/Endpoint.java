package dev.libsqlctl.hrana;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Where a server is and with which token it is spoken to. Immutable; equal to another one of the same URL and token. */
public final class Endpoint {
    private final URI url;
    private final String token;

    Endpoint(URI url, String token) {
        this.url = url;
        this.token = token == null ? null : Tokens.requireSendable(token);
    }

    /**
     * Reads a URL of one of the schemes {@code http}, {@code https}, {@code ws}, {@code wss} and {@code libsql}. {@code libsql} means
     * TLS, unless the query says {@code tls=0}. The query parameter {@code authToken} is taken as the token.
     *
     * @throws IllegalArgumentException if the URL is none of these; the message advises and shows no secret
     */
    public static Endpoint parse(String url) {
        return EndpointParser.parse(url);
    }

    /**
     * {@return the same place with another token}
     *
     * @throws IllegalArgumentException if the token is empty or holds anything but visible ASCII
     */
    public Endpoint withToken(String newToken) {
        return new Endpoint(url, Objects.requireNonNull(newToken, "newToken"));
    }

    /** {@return the base URL, of the scheme http or https, without a trailing slash and without secrets} */
    public URI url() {
        return url;
    }

    /** {@return the token, empty if there is none} */
    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint endpoint && url.equals(endpoint.url) && Objects.equals(token, endpoint.token);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, token);
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return url.toString();
    }
}
