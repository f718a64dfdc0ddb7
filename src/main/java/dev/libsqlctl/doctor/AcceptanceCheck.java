package dev.libsqlctl.doctor;

import dev.libsqlctl.doctor.Visit.Answer;
import dev.libsqlctl.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Do the servers accept the tokens that commands would use there? */
final class AcceptanceCheck implements Check {
    private static final Set<Diagnosis> EXPLAINING = Set.of(Diagnosis.TOKEN_MALFORMED, Diagnosis.TOKEN_EXPIRED);

    @Override
    public String name() {
        return "token-acceptance";
    }

    @Override
    public Outcome look(Facts facts) {
        List<Visit> asked = facts.visits().stream()
                .filter(visit -> visit.withToken().isPresent())
                .toList();
        return Outcome.ofEach(asked, visit -> look(visit, visit.withToken().get(), facts.now()));
    }

    /** A token that is broken or over is a finding already. */
    private static Stream<Finding> look(Visit visit, Answer answer, Instant now) {
        GivenToken token = new GivenToken(
                visit.place().name(), visit.place().endpoint().token().orElseThrow());
        boolean explained = TokenCheck.look(token, now).map(Finding::diagnosis).anyMatch(EXPLAINING::contains);
        return answer.accepted() || explained
                ? Stream.empty()
                : Stream.of(Diagnosis.TOKEN_REFUSED.found(
                        visit.place().name() + " refuses the token: " + answer.code() + ": " + answer.message(),
                        advice(answer.code())));
    }

    private static String advice(String code) {
        if (code.equals(ErrorCode.AUTH_JWT_EXPIRED.name())) {
            return "By this machine's clock it has not expired: set both clocks by NTP.";
        }
        return code.equals(ErrorCode.AUTH_JWT_INVALID.name())
                ? "It was made with another key, or was cut or changed: make a new one with 'libsqlctl token create', or take the server's own."
                : "'libsqlctl token inspect' shows what it says and allows.";
    }
}
