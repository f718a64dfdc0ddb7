package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.target.ServerTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is to be loaded into a server, and how.
 *
 * @param target the server's database
 * @param dump opens the dump at its beginning; it is read twice, and once more each time other writers take the lock away. Each one is closed again
 * @param header what a dump does not hold; empty for zeros where a database is replaced, and otherwise for what the database has
 * @param existing what becomes of what the database has already
 * @param verification looks at what was loaded before it is committed
 * @param progress hears of the statements and of the bytes of SQL that the server has carried out
 */
public record ServerLoadRequest(
        ServerTarget target,
        Supplier<DumpReader> dump,
        Optional<HeaderValues> header,
        Existing existing,
        Optional<Verification> verification,
        BackupProgress progress) {
    /** What becomes of tables that are there already. */
    public enum Existing {
        /** They stay, and nothing is loaded. */
        REFUSE,
        /** They are dropped by the transaction that loads the dump. */
        REPLACE
    }

    /** Compares what was loaded with what should have been. */
    @FunctionalInterface
    public interface Verification {
        /**
         * Returns when everything may be committed. Another writer may take the write lock away five seconds after it was taken, the loading included: a few large reads are
         * better than many small ones.
         *
         * @param loading the transaction that has loaded everything; not to be committed or closed
         * @throws SQLException when it cannot be read; everything is rolled back
         * @throws dev.libsqlctl.error.LibsqlctlException when it differs; everything is rolled back. One that a {@link SQLException} led to, which says that the transaction is gone, counts as that
         */
        void verify(Connection loading) throws SQLException;
    }
}
