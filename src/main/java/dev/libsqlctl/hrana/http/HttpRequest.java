package dev.libsqlctl.hrana.http;

import java.net.URI;
import java.time.Duration;

/**
 * A request.
 *
 * @param uri with the scheme http or https
 * @param token sent as bearer token; null for none
 * @param namespace the database of the server that is meant; null to leave it to the server
 * @param body what is posted; null makes it a GET
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest silence of the server, before its answer and within it
 * @param coding in which the response may come
 * @param cutSwitch by which another thread may cut it
 */
public record HttpRequest(
        URI uri,
        String token,
        String namespace,
        byte[] body,
        Duration connectTimeout,
        Duration readTimeout,
        Coding coding,
        CutSwitch cutSwitch) {
    /** A request that means no database in particular and that nobody cuts. */
    public HttpRequest(URI uri, String token, byte[] body, Duration connectTimeout, Duration readTimeout) {
        this(uri, token, null, body, connectTimeout, readTimeout, Coding.IDENTITY, new CutSwitch());
    }

    /** {@return the same request with nothing in its body} */
    HttpRequest withEmptyBody() {
        return new HttpRequest(uri, token, namespace, new byte[0], connectTimeout, readTimeout, coding, cutSwitch);
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return (body == null ? "GET " : "POST ") + uri;
    }
}
