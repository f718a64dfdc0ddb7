package dev.libsqlctl.cli;

import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;
import java.util.Map;

/** A failure of which programs get more than its message: members of the document beside {@code error}; and people, perhaps, lines below it. */
final class DetailedFailure extends RuntimeException {
    private final transient Map<String, Object> members;
    private final transient List<String> lines;

    DetailedFailure(LibsqlctlException failure, Map<String, Object> members) {
        this(failure, members, List.of());
    }

    DetailedFailure(LibsqlctlException failure, Map<String, Object> members, List<String> lines) {
        super(failure);
        this.members = members;
        this.lines = lines;
    }

    /** {@return the members, in order} */
    Map<String, Object> members() {
        return members;
    }

    /** {@return the lines, in order} */
    List<String> lines() {
        return lines;
    }
}
