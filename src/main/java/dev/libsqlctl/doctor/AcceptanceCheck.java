package dev.libsqlctl.doctor;

import dev.libsqlctl.doctor.Visit.Answer;
import dev.libsqlctl.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;

/** Do the servers accept the tokens that commands would use there? */
final class AcceptanceCheck implements Check {
    @Override
    public String name() {
        return "token-acceptance";
    }

    @Override
    public Outcome look(Facts facts) {
        List<Visit> asked = facts.visits().stream()
                .filter(visit -> visit.withToken().isPresent())
                .toList();
        return Outcome.ofEach(asked, visit -> look(visit, visit.withToken().get()));
    }

    private static Stream<Finding> look(Visit visit, Answer answer) {
        return answer.accepted()
                ? Stream.empty()
                : Stream.of(Diagnosis.TOKEN_REFUSED.found(
                        visit.place().name() + " refuses the token: " + answer.code() + ": " + answer.message(),
                        advice(answer.code())));
    }

    private static String advice(String code) {
        if (code.equals(ErrorCode.AUTH_JWT_EXPIRED.name())) {
            return "Make a new one with 'libsqlctl token create'.";
        }
        return code.equals(ErrorCode.AUTH_JWT_INVALID.name())
                ? "It was made with another key, or was cut or changed: make a new one with 'libsqlctl token create', or take the server's own."
                : "'libsqlctl token inspect' shows what it says and allows.";
    }
}
