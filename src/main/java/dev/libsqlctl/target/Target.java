package dev.libsqlctl.target;

import java.sql.Connection;
import java.sql.SQLException;

/** The database that a command speaks to. Opening it is all that differs: what is done then goes over {@code java.sql}. */
public sealed interface Target permits ServerTarget, FileTarget, AbsentFile {
    /** {@return what people are shown: a URL without its token, or a path} */
    String name();

    /** {@return whether every request travels, so that few large ones are better than many small ones} */
    boolean isRemote();

    /**
     * Opens a connection in auto-commit, to be closed by the caller. Its transactions begin with the write lock, for which they wait: one that began by
     * reading could not write any more after somebody else did. Foreign keys are enforced.
     *
     * @throws SQLException if the database cannot be reached or opened
     */
    Connection connect() throws SQLException;

    /** {@return the same database for somebody who only looks at it: nothing is made that is not there} */
    Target toLookAt();
}
