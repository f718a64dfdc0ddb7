package dev.libsqlctl.doctor;

import dev.libsqlctl.server.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Does the data belong to this user, so far as that matters? */
final class OwnerCheck implements Check {
    @Override
    public String name() {
        return "data-owner";
    }

    @Override
    public Outcome look(Facts facts) {
        DataDirectory directory = facts.request().directory();
        Path database = directory.databasePath();
        return Files.exists(database) ? Outcome.of(look(directory, database)) : Outcome.notApplicable();
    }

    private static Optional<Finding> look(DataDirectory directory, Path database) {
        // Root may write it all the same.
        return !ContainerUser.owns(database) || Files.isWritable(database)
                ? Optional.empty()
                : Optional.of(Diagnosis.DATA_OF_CONTAINER.found(
                        database + " belongs to user " + DataDirectory.CONTAINER_USER
                                + " of the container: a backup may have to ask the server instead, and restore --offline cannot write there",
                        DataDirectory.ownershipHint(directory.path()) + " while the server is stopped."));
    }
}
