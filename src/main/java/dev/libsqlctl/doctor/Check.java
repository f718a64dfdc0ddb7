package dev.libsqlctl.doctor;

import java.io.IOException;

/** Looks at one thing that may be wrong. Changes nothing. What it throws becomes a finding. */
interface Check {
    /** {@return its stable name} */
    String name();

    /**
     * Looks.
     *
     * @param facts what was found out for all checks
     * @throws IOException when it cannot look
     * @throws UnfinishedException when it lacks a fact that it needs
     */
    Outcome look(Facts facts) throws IOException, UnfinishedException;
}
