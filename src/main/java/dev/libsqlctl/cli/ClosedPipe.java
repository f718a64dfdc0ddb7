package dev.libsqlctl.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

/** Whoever reads standard output has seen enough, as {@code head} has after its lines. That is no news for the user, who wanted it so. */
final class ClosedPipe {
    /** The words of {@code EPIPE}, which Java passes on and has no type for. */
    private static final String WORDS = "Broken pipe";

    private ClosedPipe() {}

    /** {@return whether that is why something failed} */
    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException && WORDS.equals(cause.getMessage()));
    }
}
