package dev.libsqlctl.sql;

import java.io.IOException;
import java.time.Duration;

/** Hears what becomes of statements, in their order and in the thread that runs them. */
public interface RunListener {
    /**
     * A statement that returns no rows was run.
     *
     * @param rows how many rows it changed
     * @throws IOException when that cannot be written
     */
    void changed(long rows) throws IOException;

    /**
     * A result has more rows than are wanted.
     *
     * @param rows how many were handed on
     */
    void cut(long rows);

    /**
     * A statement is done.
     *
     * @param time from when it was sent until its last row was handed on
     */
    void took(Duration time);

    /**
     * A statement failed, and the next one is run.
     *
     * @throws IOException when that cannot be written
     */
    void failed(StatementFailure failure) throws IOException;
}
