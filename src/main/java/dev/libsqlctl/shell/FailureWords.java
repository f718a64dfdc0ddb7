package dev.libsqlctl.shell;

import java.util.List;

/** Says what failed, in the words that the whole program has for it. */
@FunctionalInterface
public interface FailureWords {
    /** {@return the lines that tell a person of a failure: what it was, where, and what to do} */
    List<String> of(Exception failure);
}
