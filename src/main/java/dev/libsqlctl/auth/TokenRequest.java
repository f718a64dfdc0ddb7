package dev.libsqlctl.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a new token shall say.
 *
 * @param subject whom it is for; sqld does not look at it
 * @param expires the moment from which on it is refused, in whole seconds; empty for never
 * @param access what it allows
 * @param namespaces where it allows that; empty for every namespace
 */
public record TokenRequest(String subject, Optional<Instant> expires, Access access, List<String> namespaces) {
    /** The subject of the Makefile's tokens. */
    public static final String DEFAULT_SUBJECT = "access";

    /** Keeps an own copy of the list. */
    public TokenRequest {
        namespaces = List.copyOf(namespaces);
    }

    /** {@return a token like the Makefile's, which allows everything} */
    public static TokenRequest full(Optional<Instant> expires) {
        return new TokenRequest(DEFAULT_SUBJECT, expires, Access.RW, List.of());
    }

    /**
     * The claims in sqld's words. One namespace is named by {@code id}; several need {@code p}, which replaces {@code a} and {@code id}.
     * What is the default anyway is left out, so that a token that allows everything is the Makefile's.
     */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        expires.ifPresent(moment -> claims.put("exp", moment.getEpochSecond()));
        String level = access.name().toLowerCase(Locale.ROOT);
        if (namespaces.size() > 1) {
            claims.put("p", Map.of(level, Map.of("ns", namespaces)));
            return claims;
        }
        if (access == Access.RO) {
            claims.put("a", level);
        }
        namespaces.forEach(namespace -> claims.put("id", namespace));
        return claims;
    }
}
