package dev.libsqlctl.hrana.proto;

import java.util.Objects;

/**
 * An argument bound by name (Hrana 3, "Statements").
 *
 * @param name with or without its prefix {@code :}, {@code @} or {@code $}
 * @param value never null; {@link Value#NULL} for NULL
 */
public record NamedArg(String name, Value value) {
    /** Checks that both are there. */
    public NamedArg {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
