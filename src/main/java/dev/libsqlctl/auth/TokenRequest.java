package dev.libsqlctl.auth;

import com.nimbusds.jose.util.JSONStringUtils;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * What is the default anyway is left out, so that a token that allows everything is the Makefile's, also in its order: the library
     * would write the claims in an order of its own.
     */
    String claims() {
        List<String> claims = new ArrayList<>();
        claims.add("\"sub\":" + JSONStringUtils.toJSONString(subject));
        expires.ifPresent(moment -> claims.add("\"exp\":" + moment.getEpochSecond()));
        String level = access.name().toLowerCase(Locale.ROOT);
        if (namespaces.size() > 1) {
            String names =
                    namespaces.stream().map(JSONStringUtils::toJSONString).collect(Collectors.joining(","));
            claims.add("\"p\":{\"" + level + "\":{\"ns\":[" + names + "]}}");
        } else {
            if (access == Access.RO) {
                claims.add("\"a\":\"" + level + "\"");
            }
            namespaces.forEach(name -> claims.add("\"id\":" + JSONStringUtils.toJSONString(name)));
        }
        return "{" + String.join(",", claims) + "}";
    }
}
