package dev.libsqlctl.hrana.http;

import java.net.URI;
import java.time.Duration;

/**
 * A request.
 *
 * @param uri with the scheme http or https
 * @param token sent as bearer token; null for none
 * @param body what is posted; null makes it a GET
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest silence of the server, before its answer and within it
 */
public record HttpRequest(URI uri, String token, byte[] body, Duration connectTimeout, Duration readTimeout) {
    /** {@return the same request with nothing in its body} */
    HttpRequest withEmptyBody() {
        return new HttpRequest(uri, token, new byte[0], connectTimeout, readTimeout);
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return (body == null ? "GET " : "POST ") + uri;
    }
}
