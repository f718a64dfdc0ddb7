package dev.libsqlctl.backup.restore;

import java.util.List;

/**
 * What a check of a dump found.
 *
 * @param problems what would fail, in the order of the dump; the first thousand
 * @param more how many problems there are beyond those
 * @param statements how many statements the dump has
 * @param rows how many rows its INSERTs hold
 */
public record DumpFindings(List<DumpProblem> problems, long more, long statements, long rows) {
    /** Copies the list. */
    public DumpFindings {
        problems = List.copyOf(problems);
    }

    /** {@return whether nothing would fail} */
    public boolean isClean() {
        return problems.isEmpty();
    }
}
