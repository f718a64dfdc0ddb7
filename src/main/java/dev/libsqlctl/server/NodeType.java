package dev.libsqlctl.server;

import java.util.Locale;

/** The part that a server plays in replication. */
public enum NodeType {
    /** Replicates to nobody and opens no replication port. */
    STANDALONE,
    /** Serves replicas on a gRPC port that has no authentication of its own. */
    PRIMARY,
    /** Follows the primary that {@code SQLD_PRIMARY_URL} names. */
    REPLICA;

    /** {@return the word that {@code SQLD_NODE} takes} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
