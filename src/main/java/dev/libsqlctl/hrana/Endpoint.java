package dev.libsqlctl.hrana;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a database is and with which token it is spoken to. Immutable; equal to another one of the same URL, token and namespace.
 */
public final class Endpoint {
    private final URI url;
    private final String token;
    private final String namespace;

    Endpoint(URI url, String token, String namespace) {
        this.url = url;
        this.token = token == null ? null : Tokens.requireSendable(token);
        this.namespace = namespace;
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
        return new Endpoint(url, Objects.requireNonNull(newToken, "newToken"), namespace);
    }

    /**
     * {@return the database of this name at the same place}
     *
     * @param newNamespace as the server knows it; without one the server takes the first part of the host's name
     * @throws IllegalArgumentException if it is empty
     */
    public Endpoint withNamespace(String newNamespace) {
        if (newNamespace.isEmpty()) {
            throw new IllegalArgumentException("The namespace is empty");
        }
        return new Endpoint(url, token, newNamespace);
    }

    /** {@return the base URL, of the scheme http or https, without a trailing slash and without secrets} */
    public URI url() {
        return url;
    }

    /** {@return the token, empty if there is none} */
    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /** {@return the namespace, empty if the server is to tell it from the host} */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** {@return the same place without a token} */
    Endpoint withoutToken() {
        return new Endpoint(url, null, namespace);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint endpoint
                && url.equals(endpoint.url)
                && Objects.equals(token, endpoint.token)
                && Objects.equals(namespace, endpoint.namespace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, token, namespace);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return namespace == null ? url.toString() : url + "?namespace=" + encoded(namespace);
    }
}
