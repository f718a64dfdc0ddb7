package dev.libsqlctl.server;

import java.util.Map;
import java.util.Set;

/** What is to be known of the environment variables that sqld reads, whichever engine hands them over. */
public final class SqldVariables {
    /** Names the file with the public keys whose tokens are accepted. */
    public static final String KEY_FILE = "SQLD_AUTH_JWT_KEY_FILE";

    /** Each of them makes sqld ask for authentication. */
    public static final Set<String> AUTHENTICATION = Set.of(KEY_FILE, "SQLD_AUTH_JWT_KEY", "SQLD_HTTP_AUTH");

    /** What the variables of sqld begin with, and of the entry point of its image. */
    public static final String PREFIX = "SQLD_";

    /** Every variable of that beginning that sqld 0.24.32 or the entry point of its image reads. */
    public static final Set<String> NAMES = Set.of(
            "SQLD_ADMIN_LISTEN_ADDR",
            "SQLD_ALLOW_METASTORE_RECOVERY",
            "SQLD_APP_LABEL",
            "SQLD_AUTH_JWT_KEY",
            KEY_FILE,
            "SQLD_BACKUP_META_STORE",
            "SQLD_CHECKPOINT_INTERVAL_S",
            "SQLD_CONNECTION_CREATION_TIMEOUT_SEC",
            "SQLD_DB_PATH",
            "SQLD_DISABLE_INTELLIGENT_THROTTLING",
            "SQLD_ENABLE_BOTTOMLESS_REPLICATION",
            "SQLD_ENCRYPTION_KEY",
            "SQLD_GRPC_LISTEN_ADDR",
            "SQLD_HARD_HEAP_LIMIT_MB",
            "SQLD_HEARTBEAT_AUTH",
            "SQLD_HEARTBEAT_PERIOD_S",
            "SQLD_HEARTBEAT_URL",
            "SQLD_HRANA_LISTEN_ADDR",
            "SQLD_HTTP_AUTH",
            "SQLD_HTTP_LISTEN_ADDR",
            "SQLD_HTTP_PRIMARY_URL",
            "SQLD_HTTP_SELF_URL",
            "SQLD_IDLE_SHUTDOWN_TIMEOUT_S",
            "SQLD_INITIAL_IDLE_SHUTDOWN_TIMEOUT_S",
            "SQLD_MAX_ACTIVE_NAMESPACES",
            "SQLD_MAX_CONCURRENT_CONNECTIONS",
            "SQLD_MAX_CONCURRENT_REQUESTS",
            "SQLD_MAX_LOG_DURATION",
            "SQLD_MAX_LOG_SIZE",
            "SQLD_MAX_RESPONSE_SIZE",
            "SQLD_MAX_TOTAL_RESPONSE_SIZE",
            "SQLD_META_STORE_ACCESS_KEY_ID",
            "SQLD_META_STORE_BACKUP_ID",
            "SQLD_META_STORE_BACKUP_INTERVAL_S",
            "SQLD_META_STORE_BUCKET_ENDPOINT",
            "SQLD_META_STORE_BUCKET_NAME",
            "SQLD_META_STORE_DESTROY_ON_ERROR",
            "SQLD_META_STORE_REGION",
            "SQLD_META_STORE_SECRET_ACCESS",
            "SQLD_META_STORE_SESSION_TOKEN",
            "SQLD_NODE",
            "SQLD_PRIMARY_GRPC_URL",
            "SQLD_PRIMARY_URL",
            "SQLD_REPLICATION_LATENCY_CACHE_SIZE",
            "SQLD_SHUTDOWN_TIMEOUT",
            "SQLD_SNAPSHOT_EXEC",
            "SQLD_SOFT_HEAP_LIMIT_MB");

    /** Those whose value is a secret. The keys that tokens are verified with are public. */
    public static final Set<String> SECRET = Set.of(
            "SQLD_ENCRYPTION_KEY",
            "SQLD_HEARTBEAT_AUTH",
            "SQLD_HTTP_AUTH",
            "SQLD_META_STORE_ACCESS_KEY_ID",
            "SQLD_META_STORE_SECRET_ACCESS",
            "SQLD_META_STORE_SESSION_TOKEN");

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
