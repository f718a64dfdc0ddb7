package dev.libsqlctl.cli;

import dev.libsqlctl.auth.DecodedToken;
import dev.libsqlctl.auth.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a token says, for people and for programs. */
final class TokenWords {
    private final DecodedToken token;
    private final Instant now;

    TokenWords(DecodedToken token, Instant now) {
        this.token = token;
        this.now = now;
    }

    /** {@return header, claims, times and what it allows} */
    Fields fields() {
        List<Grant> grants = Grant.of(token);
        return new Fields()
                .add("header", token.header(), JsonText.compact(token.header()))
                .add("claims", token.claims(), JsonText.compact(token.claims()))
                .add("expires", token.expires().map(Instant::toString), expires())
                .add(
                        "not before",
                        token.notBefore().map(Instant::toString),
                        token.notBefore().map(this::moment).orElse(null))
                .add(
                        "allows",
                        grants.stream().map(TokenWords::members).toList(),
                        grants.isEmpty()
                                ? "nothing"
                                : String.join(
                                        "; ", grants.stream().map(Grant::words).toList()));
    }

    /** {@return what should be known about such a token} */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<Grant> grants = Grant.of(token);
        if (grants.stream().anyMatch(Grant::everything)) {
            notes.add("It allows everything.");
        }
        if (grants.stream().anyMatch(Grant::readOnly)) {
            notes.add("Reading only is no sandbox: the statements of such a token may call readfile() and writefile(),"
                    + " which read and write files of the server's host.");
        }
        if (!token.claims().containsKey("exp")) {
            notes.add("It never expires: only another key on the server ends it.");
        }
        notes.add("Whether it is genuine was not looked at: 'libsqlctl token verify' does.");
        return notes;
    }

    private String expires() {
        if (token.claims().get("exp") == null) {
            return "never";
        }
        return token.expires().map(this::moment).orElse("in no form of time that the server understands");
    }

    private String moment(Instant moment) {
        Duration distance = Duration.between(now, moment);
        return moment
                + (distance.isNegative()
                        ? " (" + Quantities.duration(distance.negated()) + " ago)"
                        : " (in " + Quantities.duration(distance) + ")");
    }

    private static Map<String, Object> members(Grant grant) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("level", grant.level());
        members.put("namespaces", grant.namespaces().orElse(null));
        return members;
    }
}
