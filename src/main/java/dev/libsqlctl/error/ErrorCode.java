package dev.libsqlctl.error;

/** The stable codes of this program's own errors, each with the exit code it ends in. */
public enum ErrorCode {
    /** The command line is wrong. */
    USAGE(ExitCode.USAGE),
    /** A setting has a value that cannot be understood. */
    SETTING_INVALID(ExitCode.USAGE),
    /** The environment file is not there or cannot be read. */
    ENV_FILE_MISSING(ExitCode.FAILED),
    /** A line of the environment file is no assignment. */
    ENV_FILE_MALFORMED(ExitCode.FAILED),
    /** The environment file sets something that the command line decides. */
    ENV_FILE_CONFLICT(ExitCode.FAILED),
    /** A public key lies in the data directory but the server would start open. */
    NOT_SECURED(ExitCode.FAILED),
    /** The server would listen to the network with no authentication. */
    INSECURE_BIND(ExitCode.USAGE),
    /** The Docker engine does not answer. */
    DOCKER_UNAVAILABLE(ExitCode.FAILED),
    /** The Docker engine's socket may not be opened by this user. */
    DOCKER_PERMISSION(ExitCode.FAILED),
    /** The Docker engine refused a request. */
    DOCKER_REFUSED(ExitCode.FAILED),
    /** The image is not on this machine and may not be pulled. */
    IMAGE_MISSING(ExitCode.FAILED),
    /** The image could not be pulled. */
    IMAGE_PULL_FAILED(ExitCode.FAILED),
    /** The chosen engine cannot do what an option asks for. */
    ENGINE_UNSUPPORTED(ExitCode.USAGE),
    /** No {@code sqld} was found and none can be fetched. */
    SQLD_MISSING(ExitCode.FAILED),
    /** {@code sqld} could not be fetched. */
    SQLD_FETCH_FAILED(ExitCode.FAILED),
    /** The fetched {@code sqld} is not the file it should be. */
    SQLD_CHECKSUM(ExitCode.FAILED),
    /** {@code sqld} does not exist for this platform. */
    PLATFORM_UNSUPPORTED(ExitCode.FAILED),
    /** A server of this name exists. */
    SERVER_EXISTS(ExitCode.FAILED),
    /** A server of this name exists and serves another data directory. */
    SERVER_ELSEWHERE(ExitCode.FAILED),
    /** Several servers fit and none was named. */
    SERVER_AMBIGUOUS(ExitCode.USAGE),
    /** There is no server for the data directory. */
    SERVER_NOT_FOUND(ExitCode.UNREACHABLE),
    /** The server is not running. */
    SERVER_NOT_RUNNING(ExitCode.UNREACHABLE),
    /** The server ended right after its start. */
    SERVER_EXITED(ExitCode.FAILED),
    /** The server did not become healthy in time. */
    SERVER_NOT_READY(ExitCode.TIMED_OUT),
    /** The server did not end, not even when killed. */
    SERVER_WILL_NOT_STOP(ExitCode.TIMED_OUT),
    /** Somebody else listens on the port. */
    PORT_IN_USE(ExitCode.FAILED),
    /** The data directory is not a directory. */
    DATA_DIR_INVALID(ExitCode.FAILED),
    /** The data directory may not be written. */
    DATA_DIR_NOT_WRITABLE(ExitCode.FAILED),
    /** Another {@code sqld} has the data directory open. */
    DATA_DIR_IN_USE(ExitCode.FAILED),
    /** Another {@code libsqlctl} works on the data directory. */
    DATA_DIR_BUSY(ExitCode.TIMED_OUT),
    /** A question needed a person to answer it. */
    CONFIRMATION_NEEDED(ExitCode.USAGE),
    /** The person said no. */
    NOT_CONFIRMED(ExitCode.FAILED),
    /** The token file cannot be read. */
    TOKEN_FILE_MISSING(ExitCode.FAILED),
    /** A key file is there already and was not to be replaced. */
    KEY_EXISTS(ExitCode.FAILED),
    /** A key file is not there or cannot be read. */
    KEY_MISSING(ExitCode.FAILED),
    /** A key file holds something else than the key that belongs there. */
    KEY_INVALID(ExitCode.FAILED),
    /** A private key lies where others can read it. */
    KEY_UNSAFE(ExitCode.FAILED),
    /** The server's keys are, or are not, in the overlap of a rotation. */
    KEYS_OVERLAP(ExitCode.FAILED),
    /** What should be a token is none. */
    TOKEN_MALFORMED(ExitCode.FAILED),
    /** A token is refused; the server uses the same code. */
    AUTH_JWT_INVALID(ExitCode.REFUSED),
    /** A token has expired; the server uses the same code. */
    AUTH_JWT_EXPIRED(ExitCode.REFUSED),
    /** A token is not valid yet; the server uses the same code. */
    AUTH_JWT_IMMATURE(ExitCode.REFUSED),
    /** A token is refused for a reason that has no code of its own; the server's refusals of this kind get the same code. */
    AUTH_FAILED(ExitCode.REFUSED),
    /** A server that was just secured does not treat tokens as it should. */
    PROOF_FAILED(ExitCode.REFUSED),
    /** The folder of the migrations is not there, or no migration is in it. */
    MIGRATIONS_MISSING(ExitCode.FAILED),
    /** The name of a migration's file cannot be understood. */
    MIGRATION_NAME_INVALID(ExitCode.FAILED),
    /** Two files have the same version. */
    MIGRATION_DUPLICATE(ExitCode.FAILED),
    /** A migration's file cannot be read as text. */
    MIGRATION_UNREADABLE(ExitCode.FAILED),
    /** No migration has this version. */
    MIGRATION_UNKNOWN(ExitCode.FAILED),
    /** A migration holds a statement that the server refuses; nothing was run. */
    MIGRATION_REFUSED(ExitCode.FAILED),
    /** A statement of a migration failed; the migration was rolled back. */
    MIGRATION_FAILED(ExitCode.FAILED),
    /** A migration without a transaction was interrupted: what of it was applied is not known. */
    MIGRATION_INTERRUPTED(ExitCode.FAILED),
    /** The file of an applied migration was edited. */
    MIGRATION_CHANGED(ExitCode.FAILED),
    /** The file of an applied migration is gone. */
    MIGRATION_MISSING(ExitCode.FAILED),
    /** A pending migration is older than the newest applied one. */
    MIGRATION_OUT_OF_ORDER(ExitCode.FAILED),
    /** Another tool changed the history meanwhile; nothing was applied. */
    MIGRATION_CONFLICT(ExitCode.FAILED),
    /** There is no file that undoes a migration. */
    DOWN_MISSING(ExitCode.FAILED),
    /** No migration is applied. */
    NOTHING_APPLIED(ExitCode.FAILED),
    /** Somebody else's migrations did not end in time. */
    MIGRATION_LOCKED(ExitCode.TIMED_OUT),
    /** The database did not answer in time. */
    DATABASE_NOT_READY(ExitCode.UNREACHABLE),
    /** The database has tables already. */
    DATABASE_NOT_EMPTY(ExitCode.FAILED),
    /** A file of the backup's name is there already and was not to be replaced. */
    BACKUP_EXISTS(ExitCode.FAILED),
    /** There is no such backup. */
    BACKUP_MISSING(ExitCode.FAILED),
    /** A file is no backup, or not all of one: empty, cut off, damaged, or of another kind than its name says. */
    BACKUP_INVALID(ExitCode.FAILED),
    /** A backup, loaded again, is not what its source or its manifest says. */
    BACKUP_DIFFERS(ExitCode.DIFFERS),
    /** The database to back up is damaged. */
    SOURCE_CORRUPT(ExitCode.FAILED),
    /** The database to back up cannot be opened or read. */
    SOURCE_UNREADABLE(ExitCode.FAILED),
    /** The database uses what libSQL alone can read. */
    LIBSQL_ONLY(ExitCode.FAILED),
    /** A dump holds what its target would refuse; nothing was run. */
    RESTORE_REFUSED(ExitCode.FAILED),
    /** A statement of a dump failed; everything was rolled back. */
    RESTORE_FAILED(ExitCode.FAILED),
    /** What was restored is not what the backup holds. */
    RESTORE_DIFFERS(ExitCode.DIFFERS),
    /** The database refused a statement that it was given to run. */
    SQL_FAILED(ExitCode.FAILED),
    /** Rows of a file cannot be brought into a table; nothing was. */
    ROWS_INVALID(ExitCode.FAILED),
    /** A file of a schema holds something that is no schema. */
    SCHEMA_FILE_INVALID(ExitCode.FAILED),
    /** The database refused a statement, or its file cannot be used. */
    DATABASE_ERROR(ExitCode.FAILED),
    /** A server cannot be told in the form that was asked for. */
    EXPORT_IMPOSSIBLE(ExitCode.FAILED),
    /** A file of that name is there already and was not to be replaced. */
    FILE_EXISTS(ExitCode.FAILED),
    /** A file could not be read or written. */
    IO_ERROR(ExitCode.FAILED),
    /** Ctrl-C. */
    INTERRUPTED(ExitCode.INTERRUPTED),
    /** A mistake in this program. */
    INTERNAL_ERROR(ExitCode.FAILED);

    private final ExitCode exitCode;

    ErrorCode(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    /** {@return the exit code of a command that ends with this error} */
    public ExitCode exitCode() {
        return exitCode;
    }
}
