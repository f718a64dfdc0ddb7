package dev.libsqlctl.hrana;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads URLs of servers. No message repeats a part of the URL that may hold a secret. */
final class EndpointParser {
    private final URI uri;
    private String token;
    private String tls;

    private EndpointParser(URI uri) {
        this.uri = uri;
    }

    static Endpoint parse(String url) {
        return new EndpointParser(uri(url)).endpoint();
    }

    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The URL of the server is malformed at position " + (e.getIndex() + 1)
                    + ": give something like http://127.0.0.1:8080");
        }
    }

    private Endpoint endpoint() {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.isOpaque() || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "The URL of the server has no scheme or no host: give something like http://127.0.0.1:8080");
        }
        if (uri.getRawAuthority().indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "The URL of the server holds a user name or a password: a libSQL server takes a token instead");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "The host in the URL of the server is not valid: it takes letters, digits, hyphens and dots, and a port number");
        }
        if (uri.getPort() > 65_535) {
            throw new IllegalArgumentException("The port in the URL of the server is above 65535");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The URL of the server holds a '#' part: leave it out");
        }
        readQuery();
        return new Endpoint(base(httpScheme(scheme)), token, null);
    }

    private void readQuery() {
        if (uri.getRawQuery() == null || uri.getRawQuery().isEmpty()) {
            return;
        }
        for (String parameter : uri.getRawQuery().split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            String value = parts.length == 1 ? "" : decode(parts[1]);
            switch (parts[0]) {
                case "authToken" -> token = once(token, "authToken", value);
                case "tls" -> tls = once(tls, "tls", value);
                default ->
                    throw new IllegalArgumentException(
                            "The URL of the server has a query parameter that is not known: there are authToken and tls");
            }
        }
    }

    private static String once(String before, String name, String value) {
        if (before != null) {
            throw new IllegalArgumentException("The URL of the server gives the query parameter " + name + " twice");
        }
        return value;
    }

    private static String decode(String value) {
        // In a query a '+' stands for itself here: tokens are not form data.
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String httpScheme(String scheme) {
        boolean secure = switch (scheme) {
            case "http", "ws" -> false;
            case "https", "wss" -> true;
            case "libsql" -> !"0".equals(tls);
            default ->
                throw new IllegalArgumentException("The URL of the server has the scheme '" + scheme
                        + "', which is not known: there are http, https, ws, wss and libsql");
        };
        if (tls != null && !tls.equals(secure ? "1" : "0")) {
            throw new IllegalArgumentException("The query parameter tls of the server's URL "
                    + (scheme.equals("libsql") ? "takes 0 or 1" : "contradicts the scheme '" + scheme + "'"));
        }
        return secure ? "https" : "http";
    }

    private URI base(String httpScheme) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return URI.create(httpScheme + "://" + uri.getRawAuthority() + path);
    }
}
