package dev.libsqlctl.hrana.proto;

import java.util.Objects;
import java.util.Optional;

/**
 * What the server says when it refuses (Hrana 3, "Shared structures: Errors"; there the structure is called {@code Error}).
 *
 * @param message for people, in English, never null
 * @param code for programs; null if the server gave none
 */
public record HranaError(String message, String code) {
    /** Checks that there is a message. */
    public HranaError {
        Objects.requireNonNull(message, "message");
    }

    /** {@return the code, empty if the server gave none} */
    public Optional<String> codeIfAny() {
        return Optional.ofNullable(code);
    }
}
