package dev.libsqlctl.cli;

import dev.libsqlctl.error.LibsqlctlException;
import java.util.Map;

/** A failure of which programs get more than its message: members of the document beside {@code error}. */
final class DetailedFailure extends RuntimeException {
    private final transient Map<String, Object> members;

    DetailedFailure(LibsqlctlException failure, Map<String, Object> members) {
        super(failure);
        this.members = members;
    }

    /** {@return the members, in order} */
    Map<String, Object> members() {
        return members;
    }
}
