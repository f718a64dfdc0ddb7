package dev.libsqlctl.hrana.proto;

import java.util.Objects;

/** A request on a stream (Hrana 3, "Hrana over HTTP: Requests"). */
public sealed interface StreamRequest {
    /** {@return the tag that names the request, and its response, on the wire} */
    String type();

    /** Closes the stream; a transaction still open is rolled back. */
    record Close() implements StreamRequest {
        @Override
        public String type() {
            return "close";
        }
    }

    /**
     * Executes a statement.
     *
     * @param stmt the statement
     */
    record Execute(Stmt stmt) implements StreamRequest {
        @Override
        public String type() {
            return "execute";
        }
    }

    /**
     * Executes a batch.
     *
     * @param batch the batch
     */
    record ExecuteBatch(Batch batch) implements StreamRequest {
        @Override
        public String type() {
            return "batch";
        }
    }

    /**
     * Executes statements separated by semicolons and ignores their rows.
     *
     * @param sql the statements
     */
    record Sequence(String sql) implements StreamRequest {
        /** Checks the text. */
        public Sequence {
            SqlTexts.requireWhole(Objects.requireNonNull(sql, "sql"));
        }

        @Override
        public String type() {
            return "sequence";
        }
    }

    /**
     * Analyses a statement without running it.
     *
     * @param sql the statement
     */
    record Describe(String sql) implements StreamRequest {
        /** Checks the text. */
        public Describe {
            SqlTexts.requireWhole(Objects.requireNonNull(sql, "sql"));
        }

        @Override
        public String type() {
            return "describe";
        }
    }

    /**
     * Stores a SQL text on the stream.
     *
     * @param sqlId chosen by the client, not in use
     * @param sql the text
     */
    record StoreSql(int sqlId, String sql) implements StreamRequest {
        /** Checks the text. */
        public StoreSql {
            SqlTexts.requireWhole(Objects.requireNonNull(sql, "sql"));
        }

        @Override
        public String type() {
            return "store_sql";
        }
    }

    /**
     * Forgets a stored SQL text.
     *
     * @param sqlId may be unused
     */
    record CloseSql(int sqlId) implements StreamRequest {
        @Override
        public String type() {
            return "close_sql";
        }
    }

    /** Asks whether the stream is outside a transaction; Hrana 3 only. */
    record GetAutocommit() implements StreamRequest {
        @Override
        public String type() {
            return "get_autocommit";
        }
    }
}
