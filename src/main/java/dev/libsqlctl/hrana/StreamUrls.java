package dev.libsqlctl.hrana;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The URLs that a server gives for its streams (Hrana 3, "Execute a pipeline of requests": {@code base_url}). */
final class StreamUrls {
    private StreamUrls() {}

    /**
     * {@return the URL for the next request on a stream, without a trailing slash}
     *
     * @throws ProtocolException if it is not absolute, not of http or https, or would take the token out of TLS
     */
    static URI next(URI current, String baseUrl) {
        URI next;
        try {
            String trimmed = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
            next = new URI(trimmed);
        } catch (URISyntaxException e) {
            throw ProtocolException.unexpectedResponse("The server gave a malformed base_url", e);
        }
        String scheme = next.getScheme() == null ? "" : next.getScheme().toLowerCase(Locale.ROOT);
        if (next.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw ProtocolException.unexpectedResponse("The server gave a base_url that is no HTTP URL: " + next, null);
        }
        if (scheme.equals("http") && current.getScheme().equals("https")) {
            throw ProtocolException.unexpectedResponse(
                    "The server gave a base_url without TLS, which would show the token to others: " + next, null);
        }
        return next;
    }
}
