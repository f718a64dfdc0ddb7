package dev.libsqlctl.doctor;

import dev.libsqlctl.server.DataSizes;
import java.nio.file.Files;
import java.util.Optional;

/** Are the logs in proportion to the data? */
final class LogSizeCheck implements Check {
    private static final long MEBIBYTE = 1L << 20;

    /** What sqld writes before it begins to think of clearing up. */
    private static final long USUAL = 64 * MEBIBYTE;

    private static final int FAR_LARGER = 4;

    @Override
    public String name() {
        return "log-sizes";
    }

    @Override
    public Outcome look(Facts facts) {
        if (!Files.exists(facts.request().directory().databasePath())) {
            return Outcome.notApplicable();
        }
        DataSizes sizes = DataSizes.of(facts.request().directory().path());
        return Outcome.of(wal(sizes), replicationLog(sizes));
    }

    /** {@return what is wrong with the write-ahead log} */
    static Optional<Finding> wal(DataSizes sizes) {
        return !isLarge(sizes.wal(), sizes.data())
                ? Optional.empty()
                : Optional.of(
                        Diagnosis.WAL_LARGE.found(
                                words("the write-ahead log", sizes.wal(), sizes.data()),
                                "Look for a transaction that never ends; a restart ends it. SQLD_CHECKPOINT_INTERVAL_S=30 has sqld move it into the data regularly."));
    }

    /** {@return what is wrong with the replication log} The data may still stand in the write-ahead log. */
    static Optional<Finding> replicationLog(DataSizes sizes) {
        long data = Math.max(sizes.data(), sizes.wal());
        return !isLarge(sizes.replicationLog(), data)
                ? Optional.empty()
                : Optional.of(
                        Diagnosis.REPLICATION_LOG_LARGE.found(
                                words("the replication log", sizes.replicationLog(), data),
                                "'libsqlctl backup', then 'libsqlctl restore FILE --offline --replace' begins a new one; SQLD_MAX_LOG_SIZE (in MB) bounds what is kept as it was written."));
    }

    private static boolean isLarge(long log, long data) {
        return log > USUAL && log / FAR_LARGER > data;
    }

    private static String words(String log, long size, long data) {
        return log + " takes " + size / MEBIBYTE + " MiB, and the data " + (data + MEBIBYTE - 1) / MEBIBYTE + " MiB";
    }
}
