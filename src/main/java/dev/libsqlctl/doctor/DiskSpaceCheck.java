package dev.libsqlctl.doctor;

import dev.libsqlctl.server.DataSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Is there room for the data to grow, and for a copy of it? */
final class DiskSpaceCheck implements Check {
    private static final long MEBIBYTE = 1L << 20;
    private static final long FULL = 32 * MEBIBYTE;
    private static final long LOW = 512 * MEBIBYTE;

    @Override
    public String name() {
        return "disk-space";
    }

    @Override
    public Outcome look(Facts facts) throws IOException {
        Path directory = facts.request().directory().path();
        if (!Files.isDirectory(directory)) {
            return Outcome.notApplicable();
        }
        DataSizes sizes = DataSizes.of(directory);
        return Outcome.of(look(directory, Files.getFileStore(directory).getUsableSpace(), sizes.data() + sizes.wal()));
    }

    /** {@return what is wrong with this many bytes of room for this many bytes of data} */
    static Optional<Finding> look(Path directory, long room, long data) {
        String words = "the file system of " + directory + " has " + room / MEBIBYTE + " MiB left";
        if (room < FULL) {
            return Optional.of(Diagnosis.DISK_FULL.found(
                    words,
                    "Make room: writes fail with 'disk I/O error', and reads and /health go on as if nothing were."));
        }
        return room < Math.max(LOW, data)
                ? Optional.of(Diagnosis.DISK_LOW.found(
                        words + ", and the data takes " + (data + MEBIBYTE - 1) / MEBIBYTE + " MiB",
                        "Make room: a restore or a migration needs as much as the data takes."))
                : Optional.empty();
    }
}
