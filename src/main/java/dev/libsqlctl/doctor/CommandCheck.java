package dev.libsqlctl.doctor;

import dev.libsqlctl.server.ContainerTraits;
import java.util.Optional;

/** Does a container run what its image was made to run? */
final class CommandCheck implements Check {
    @Override
    public String name() {
        return "command";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofContainers(facts, CommandCheck::look);
    }

    /** {@return what is wrong with the command} Values of flags may be secrets. */
    static Optional<Finding> look(String server, ContainerTraits container) {
        return container
                .ownCommand()
                .map(flags -> Diagnosis.COMMAND_OVERRIDDEN.found(
                        server + " runs a command of its own instead of the image's"
                                + (flags.isEmpty() ? "" : ", with " + String.join(", ", flags))
                                + ": a flag wins over the variable (SQLD_...) that sets the same",
                        "Make it again without the command, and set variables instead (first-start --env-file)."));
    }
}
