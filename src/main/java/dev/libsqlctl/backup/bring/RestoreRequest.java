package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.create.BackupRequest.Proof;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What is to be brought back, and how; where to is said by who does it.
 *
 * @param backup the absolute path of the backup's file: a dump, compressed or not, or a SQLite file
 * @param existing what becomes of a database that has tables
 * @param proof whether what was loaded is compared with what the backup's source held
 * @param safety where the backup of a database that is replaced is put
 * @param program the version of this program
 */
public record RestoreRequest(Path backup, Existing existing, Proof proof, Safety safety, String program) {
    /** What becomes of a database that has tables. */
    public enum Existing {
        /** It stays as it is, and nothing is restored. */
        REFUSED,
        /** It is backed up and then replaced. */
        REPLACED
    }

    /**
     * Where the backup of a database that is replaced is put.
     *
     * @param directory its absolute path
     * @param zone of the time in its name
     */
    public record Safety(Path directory, ZoneId zone) {}
}
