package dev.libsqlctl.jdbc;

import java.sql.DriverPropertyInfo;
import java.util.Arrays;
import java.util.Optional;

/** The properties of a connection, in the query of its URL or in {@link java.util.Properties}. The URL wins. */
enum ConnectionProperty {
    AUTH_TOKEN("authToken", "", "The token (JWT) that the server asks for; the password serves as well"),
    NAMESPACE("namespace", "", "The namespace of the database; without it the server takes the host's name for it"),
    TLS("tls", "", "Whether a libsql: URL means TLS, which it does by default", "true", "false"),
    CONNECT_TIMEOUT(
            "connectTimeout",
            "5s",
            "The longest wait for a connection, such as 500ms, 5s or 2m; a bare number is in ms"),
    READ_TIMEOUT("readTimeout", "30s", "The longest silence of the server; Connection.setNetworkTimeout changes it"),
    QUERY_TIMEOUT("queryTimeout", "0", "The query time-out of statements that set none; 0 for no limit"),
    FETCH_SIZE("fetchSize", "0", "The fetch size of statements that set none; 0 leaves it to the driver"),
    TRANSACTION_MODE("transactionMode", "deferred", "How transactions begin", "deferred", "immediate"),
    READ_ONLY("readOnly", "false", "Whether the connection begins read-only", "true", "false");

    private final String key;
    private final String fallback;
    private final String description;
    private final String[] choices;

    ConnectionProperty(String key, String fallback, String description, String... choices) {
        this.key = key;
        this.fallback = fallback;
        this.description = description;
        this.choices = choices;
    }

    /** {@return its name in URLs and properties} */
    String key() {
        return key;
    }

    /** {@return the text it has where it is not given; empty for none} */
    String fallback() {
        return fallback;
    }

    static Optional<ConnectionProperty> named(String name) {
        if (name.equals("socketTimeout")) {
            return Optional.of(READ_TIMEOUT);
        }
        return Arrays.stream(values())
                .filter(property -> property.key.equals(name))
                .findFirst();
    }

    /** {@return what a program shows of it, without a secret} */
    DriverPropertyInfo info(String value) {
        DriverPropertyInfo info = new DriverPropertyInfo(key, this == AUTH_TOKEN ? null : value);
        info.description = description;
        info.choices = choices.length == 0 ? null : choices.clone();
        return info;
    }
}
