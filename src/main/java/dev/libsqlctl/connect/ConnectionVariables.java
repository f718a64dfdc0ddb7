package dev.libsqlctl.connect;

import dev.libsqlctl.hrana.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment variables that programs look for URL and token of a database in: libSQL's own, Turso's, Geni's. */
public final class ConnectionVariables {
    /** Where examples take the token from. */
    public static final String TOKEN = "LIBSQL_AUTH_TOKEN";

    private static final List<Pair> PAIRS = List.of(
            new Pair("LIBSQL_URL", TOKEN),
            new Pair("TURSO_DATABASE_URL", "TURSO_AUTH_TOKEN"),
            new Pair("DATABASE_URL", "DATABASE_TOKEN"));

    private ConnectionVariables() {}

    private record Pair(String url, String token) {}

    /**
     * {@return the variables of a database in their order; those of the token are empty when there is none}
     *
     * @param endpoint the database
     */
    public static Map<String, Optional<String>> of(Endpoint endpoint) {
        Map<String, Optional<String>> variables = new LinkedHashMap<>();
        for (Pair pair : PAIRS) {
            variables.put(pair.url(), Optional.of(endpoint.url().toString()));
            variables.put(pair.token(), endpoint.token());
        }
        return variables;
    }
}
