package dev.libsqlctl.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of what a token allows, as sqld 0.24 reads its claims.
 *
 * @param level what is allowed, in sqld's words: {@code ro}, {@code rw}, {@code roa}, {@code rwa} or {@code ddl}
 * @param namespaces where; empty for every namespace
 */
public record Grant(String level, Optional<List<String>> namespaces) {
    private static final Map<String, String> WORDS = levels();

    private static Map<String, String> levels() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("ro", "read");
        words.put("rw", "read and write");
        words.put("roa", "read, and attach other namespaces");
        words.put("rwa", "read, write, and attach other namespaces");
        words.put("ddl", "read, write, and change the schema");
        return words;
    }

    /**
     * What a token allows. {@code p} goes before {@code a} and {@code id}; neither means everything.
     *
     * @param token the token
     * @return the pieces, in no particular order of importance; empty when it allows nothing, or has claims that sqld refuses
     */
    public static List<Grant> of(DecodedToken token) {
        if (token.claims().get("p") instanceof Map<?, ?> permissions) {
            return ofPermissions(permissions);
        }
        Object level = token.claims().get("a");
        if (level != null && !WORDS.containsKey(level)) {
            return List.of();
        }
        Optional<List<String>> namespaces =
                Optional.ofNullable(token.claims().get("id")).map(id -> List.of(id.toString()));
        return List.of(new Grant(level == null ? "rw" : level.toString(), namespaces));
    }

    private static List<Grant> ofPermissions(Map<?, ?> permissions) {
        List<Grant> grants = new ArrayList<>();
        for (String level : WORDS.keySet()) {
            if (permissions.get(level) instanceof Map<?, ?> where && where.get("ns") instanceof List<?> names) {
                grants.add(new Grant(
                        level, Optional.of(names.stream().map(String::valueOf).toList())));
            }
        }
        return List.copyOf(grants);
    }

    /** {@return whether it allows reading and writing on every namespace} */
    public boolean everything() {
        return namespaces.isEmpty() && level.startsWith("rw");
    }

    /** {@return whether it allows no writing} */
    public boolean readOnly() {
        return level.startsWith("ro");
    }

    /** {@return it in words, such as {@code read on namespace default}} */
    public String words() {
        String where = namespaces
                .map(names -> (names.size() == 1 ? " on namespace " : " on namespaces ") + String.join(", ", names))
                .orElse(" on every namespace");
        return WORDS.get(level) + where;
    }
}
