package dev.libsqlctl.sql;

import java.util.OptionalLong;

/**
 * How statements are run.
 *
 * @param parameters the values of their parameters
 * @param maxRows how many rows of each result are wanted at the most; empty for all
 * @param onFailure what becomes of the statements behind one that fails
 * @param transactions what is undone when one fails
 */
public record RunRequest(Parameters parameters, OptionalLong maxRows, OnFailure onFailure, Transactions transactions) {
    /** What becomes of the statements behind one that fails. */
    public enum OnFailure {
        /** They are not run. */
        STOP,
        /** They are run. */
        CONTINUE
    }

    /** What is undone when a statement fails. */
    public enum Transactions {
        /** That statement, or what the statements themselves say. */
        AS_WRITTEN,
        /** All of them. */
        SINGLE
    }
}
