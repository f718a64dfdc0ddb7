package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpStatement;
import java.util.List;

/**
 * Statements that SQLite is given in one call.
 *
 * @param statements one of any kind, or INSERTs
 * @param sql all of them as one text, in which rows of one table that follow each other are those of one INSERT
 * @param bytes how many bytes of the dump they are
 */
record Batch(List<DumpStatement> statements, String sql, long bytes) {
    /** {@return the line of the first one} */
    long firstLine() {
        return statements.get(0).line();
    }

    /** {@return the line of the last one} */
    long lastLine() {
        return statements.get(statements.size() - 1).line();
    }
}
