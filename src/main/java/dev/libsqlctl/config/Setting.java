package dev.libsqlctl.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A setting that can be given by flag, by environment variable, in {@code .env}, or not at all. One place for its names and
 * its default, so that help, documentation and behaviour cannot drift apart.
 */
public enum Setting {
    ENGINE("--engine", "auto", "LIBSQLCTL_ENGINE"),
    NAME("--name", null, "LIBSQLCTL_NAME"),
    DATA_DIR("--data-dir", "sqld-data", "LIBSQLCTL_DATA_DIR"),
    IMAGE("--image", "ghcr.io/tursodatabase/libsql-server:latest", "LIBSQLCTL_IMAGE"),
    PULL("--pull", "missing", "LIBSQLCTL_PULL"),
    SQLD("--sqld", null, "LIBSQLCTL_SQLD"),
    BIND("--bind", "127.0.0.1", "LIBSQLCTL_BIND"),
    PORT("--port", "8080", "LIBSQLCTL_PORT"),
    ENV_FILE("--env-file", null, "LIBSQLCTL_ENV_FILE"),
    NODE("--node", "standalone", "LIBSQLCTL_NODE"),
    MEMORY("--memory", null, "LIBSQLCTL_MEMORY"),
    RESTART_POLICY("--restart-policy", "no", "LIBSQLCTL_RESTART_POLICY"),
    TIMEOUT("--timeout", "60s", "LIBSQLCTL_TIMEOUT"),
    MIGRATIONS("--migrations", "migrations", "LIBSQLCTL_MIGRATIONS", "DATABASE_MIGRATIONS_FOLDER"),
    SCHEMA_FILE("--schema-file", "schema.sql", "LIBSQLCTL_SCHEMA_FILE", "DATABASE_SCHEMA_FILE"),
    MIGRATIONS_TABLE("--table", "schema_migrations", "LIBSQLCTL_MIGRATIONS_TABLE", "DATABASE_MIGRATIONS_TABLE"),
    NO_DUMP_SCHEMA("--no-dump-schema", null, "LIBSQLCTL_NO_DUMP_SCHEMA", "DATABASE_NO_DUMP_SCHEMA"),
    WAIT_TIMEOUT("--wait-timeout", "30s", "LIBSQLCTL_WAIT_TIMEOUT", "DATABASE_WAIT_TIMEOUT"),
    LOCK_TIMEOUT("--lock-timeout", "60s", "LIBSQLCTL_LOCK_TIMEOUT"),
    /** Its flag is read by {@link Targets}, which must know where the URL came from to know which token belongs to it. */
    URL(null, null, "LIBSQLCTL_URL", "DATABASE_URL", "TURSO_DATABASE_URL", "LIBSQL_URL"),
    TOKEN_FILE("--token-file", null, "LIBSQLCTL_TOKEN_FILE"),
    /** The token has no flag: a process's arguments can be read by everybody on the machine. */
    TOKEN(null, null, "LIBSQLCTL_TOKEN", "DATABASE_TOKEN", "TURSO_AUTH_TOKEN", "LIBSQL_AUTH_TOKEN", "JWT_TOKEN");

    private final String flag;
    private final String defaultValue;
    private final List<String> variables;

    Setting(String flag, String defaultValue, String... variables) {
        this.flag = flag;
        this.defaultValue = defaultValue;
        this.variables = List.of(variables);
    }

    /** {@return its long option; empty when it has none} */
    public Optional<String> flag() {
        return Optional.ofNullable(flag);
    }

    /** {@return the value when nobody gave one; empty when there is none} */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** {@return the environment variables that give it, the first of them first} */
    public List<String> variables() {
        return variables;
    }

    /** {@return the setting of a long option; empty when the option is no setting} */
    public static Optional<Setting> ofFlag(String option) {
        return Arrays.stream(values())
                .filter(setting -> option.equals(setting.flag))
                .findFirst();
    }
}
