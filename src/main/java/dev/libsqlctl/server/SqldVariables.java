package dev.libsqlctl.server;

import java.util.Map;
import java.util.Set;

/** What is to be known of the environment variables that sqld reads, whichever engine hands them over. */
public final class SqldVariables {
    /** Names the file with the public keys whose tokens are accepted. */
    public static final String KEY_FILE = "SQLD_AUTH_JWT_KEY_FILE";

    /** Each of them makes sqld ask for authentication. */
    public static final Set<String> AUTHENTICATION = Set.of(KEY_FILE, "SQLD_AUTH_JWT_KEY", "SQLD_HTTP_AUTH");

    /** Seconds between checkpoints. */
    public static final String CHECKPOINT_INTERVAL = "SQLD_CHECKPOINT_INTERVAL_S";

    /**
     * The interval of a server that was given none. By default sqld 0.24.32 checkpoints inside the commit that made the write-ahead log
     * long, and under several writers that deadlocks its queue of writers until it is restarted; with an interval it checkpoints apart
     * from them. That costs three lines of log each time, and a write that meets a checkpoint may get {@code SQLITE_BUSY}, which is safe
     * to repeat.
     */
    public static final String DEFAULT_CHECKPOINT_INTERVAL = "30";

    private SqldVariables() {}

    /** {@return whether a server with these variables asks for authentication} */
    public static boolean askForAuthentication(Map<String, String> variables) {
        return AUTHENTICATION.stream()
                .anyMatch(name -> !variables.getOrDefault(name, "").isBlank());
    }
}
