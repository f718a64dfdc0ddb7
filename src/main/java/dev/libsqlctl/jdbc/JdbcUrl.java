package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.Endpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JDBC URL: {@code jdbc:libsql:} and the URL of a server, or {@code jdbc:libsql://host}, with properties in its query. No message
 * repeats a part of it that may hold a secret.
 *
 * @param server the URL of the server, without its query
 * @param properties those of the query
 */
record JdbcUrl(String server, Map<ConnectionProperty, String> properties) {
    static final String PREFIX = "jdbc:libsql:";

    static boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /**
     * Reads a URL.
     *
     * @throws SQLException if a property in it is not known, given twice or malformed
     */
    static JdbcUrl parse(String url) throws SQLException {
        String rest = url.substring(PREFIX.length()).strip();
        String whole = rest.startsWith("//") ? "libsql:" + rest : rest;
        int query = whole.indexOf('?');
        Map<ConnectionProperty, String> properties = new EnumMap<>(ConnectionProperty.class);
        if (query >= 0 && query < whole.length() - 1) {
            for (String parameter : whole.substring(query + 1).split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                ConnectionProperty property = ConnectionProperty.named(parts[0]).orElseThrow(JdbcUrl::unknownProperty);
                if (properties.put(property, parts.length == 1 ? "" : decoded(property, parts[1])) != null) {
                    throw SqlErrors.unusableUrl("The JDBC URL gives the property " + property.key() + " twice", null);
                }
            }
        }
        return new JdbcUrl(query < 0 ? whole : whole.substring(0, query), properties);
    }

    /** {@return the JDBC URL of an endpoint, without its token} */
    static String of(Endpoint endpoint) {
        return PREFIX + endpoint;
    }

    private static SQLException unknownProperty() {
        String known = Arrays.stream(ConnectionProperty.values())
                .map(ConnectionProperty::key)
                .collect(Collectors.joining(", "));
        return SqlErrors.unusableUrl("The JDBC URL has a property that is not known: there are " + known, null);
    }

    private static String decoded(ConnectionProperty property, String value) throws SQLException {
        try {
            // A '+' stands for itself here: tokens are not form data.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SqlErrors.unusableUrl("The JDBC URL has a malformed '%' in the property " + property.key(), null);
        }
    }

    /** Does not show the properties, which may hold a token. */
    @Override
    public String toString() {
        return PREFIX + server;
    }
}
