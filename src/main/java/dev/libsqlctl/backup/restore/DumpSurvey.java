package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.script.DumpStatement.Kind;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be known of a dump before any of it is sent.
 *
 * @param name what errors call it
 * @param rows how many INSERTs of rows it has
 * @param bytes about how many bytes of SQL it has
 * @param ofIndexes the names of what its vector indexes make by themselves
 * @param largestRow how many bytes its largest row takes at least; 0 for no large one
 * @param lineOfLargest where that row is
 */
record DumpSurvey(String name, long rows, long bytes, List<String> ofIndexes, long largestRow, long lineOfLargest) {
    /** Less is taken by every server. */
    private static final long LARGE = 1_000_000;

    /**
     * Reads a dump to its end, and closes it.
     *
     * @throws LibsqlctlException {@link ErrorCode#RESTORE_REFUSED} at the first statement that is none for a server, {@link ErrorCode#BACKUP_INVALID},
     *     {@link ErrorCode#IO_ERROR}, {@link ErrorCode#INTERRUPTED}
     */
    static DumpSurvey of(DumpReader dump) {
        try (dump) {
            return new Reading(dump.name()).read(dump);
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot close " + dump.name() + ": " + e, null, e);
        }
    }

    private static final class Reading {
        private final String name;
        private final StatementsForServer statements;
        private final List<String> ofIndexes = new ArrayList<>();
        private long rows;
        private long bytes;
        private long largestRow;
        private long lineOfLargest;

        private Reading(String name) {
            this.name = name;
            this.statements = new StatementsForServer(name, List.of());
        }

        private DumpSurvey read(DumpReader dump) {
            for (Optional<DumpStatement> next = dump.next(); next.isPresent(); next = dump.next()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw LibsqlctlException.interrupted();
                }
                note(next.get());
            }
            return new DumpSurvey(name, rows, bytes, List.copyOf(ofIndexes), largestRow, lineOfLargest);
        }

        private void note(DumpStatement statement) {
            bytes += statement.sql().length();
            if (statement.row() >= 0) {
                rows++;
                long size = RowBytes.ofLargest(statement.sql(), statement.row(), LARGE);
                if (size > largestRow) {
                    largestRow = size;
                    lineOfLargest = statement.line();
                }
            } else {
                statements.of(statement);
                if (statement.kind() == Kind.INDEX && VectorIndex.isMadeBy(statement.sql())) {
                    ofIndexes.addAll(VectorIndex.shadows(statement.table()));
                }
            }
        }
    }
}
