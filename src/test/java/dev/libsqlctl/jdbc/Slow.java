package dev.libsqlctl.jdbc;

/** Statements that would run for a long time. */
final class Slow {
    /** Counts for minutes. */
    static final String QUERY = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 2000000000)"
            + " SELECT count(*) FROM c";

    /** Inserts one row, after minutes. */
    static final String INSERT = "INSERT INTO t " + QUERY;

    private Slow() {}
}
