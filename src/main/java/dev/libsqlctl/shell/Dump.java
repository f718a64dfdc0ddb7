package dev.libsqlctl.shell;

import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes databases as SQL, over a connection of its own. */
@FunctionalInterface
public interface Dump {
    /**
     * Writes what is committed.
     *
     * @param target the database
     * @param patterns the tables and views that are LIKE one of these, with their indexes and triggers; none for all
     * @param out gets the text, and is not closed
     * @throws IOException when it cannot be written
     * @throws dev.libsqlctl.error.LibsqlctlException when the database cannot be read, nothing is like the patterns, or the thread is interrupted
     */
    void write(Target target, List<String> patterns, OutputStream out) throws IOException;
}
