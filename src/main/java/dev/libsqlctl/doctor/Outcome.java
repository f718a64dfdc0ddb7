package dev.libsqlctl.doctor;

import dev.libsqlctl.server.ContainerTraits;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What came of a check.
 *
 * @param applies whether there was anything to look at
 * @param findings what is wrong with it
 */
record Outcome(boolean applies, List<Finding> findings) {
    /** {@return the outcome where there is nothing to look at} */
    static Outcome notApplicable() {
        return new Outcome(false, List.of());
    }

    /** {@return the outcome where all is well} */
    static Outcome fine() {
        return new Outcome(true, List.of());
    }

    /** {@return the outcome of a question, which is well when it is empty} */
    static Outcome of(Optional<Finding> finding) {
        return new Outcome(true, finding.stream().toList());
    }

    /** {@return the outcome of two questions, of which the empty ones are well} */
    static Outcome of(Optional<Finding> one, Optional<Finding> other) {
        return new Outcome(true, Stream.concat(one.stream(), other.stream()).toList());
    }

    /** {@return the outcome of looking at each container, by the name of its server; not applicable when there is none} */
    static Outcome ofContainers(Facts facts, BiFunction<String, ContainerTraits, Optional<Finding>> look) {
        return ofEach(
                facts.containers(),
                surveyed -> look
                        .apply(surveyed.server().name(), surveyed.container().get())
                        .stream());
    }

    /** {@return the outcome of looking at each of some things; not applicable when there are none} */
    static <T> Outcome ofEach(Collection<T> things, Function<T, Stream<Finding>> look) {
        return new Outcome(!things.isEmpty(), things.stream().flatMap(look).toList());
    }
}
