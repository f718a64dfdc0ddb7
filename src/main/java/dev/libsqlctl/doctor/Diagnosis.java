package dev.libsqlctl.doctor;

import static dev.libsqlctl.doctor.Severity.PROBLEM;
import static dev.libsqlctl.doctor.Severity.WARNING;

import java.util.Locale;

/** What can be found. The names are stable; {@code docs/doctor.md} has each with its cure. */
public enum Diagnosis {
    /** A check could not be made. */
    NOT_CHECKED(WARNING),
    /** The Docker engine does not answer, and the server may be a container. */
    DOCKER_UNAVAILABLE(WARNING),
    /** The Docker engine is older than those that get fixes. */
    DOCKER_OLD(WARNING),
    /** There is no server for the data directory. */
    NO_SERVER(PROBLEM),
    /** The server does not run. */
    SERVER_STOPPED(WARNING),
    /** A sqld has the data directory open that is no server of it. */
    DIRECTORY_IN_USE(PROBLEM),
    /** Somebody else listens on the server's port. */
    PORT_TAKEN(PROBLEM),
    /** The server runs and does not answer. */
    SERVER_SILENT(PROBLEM),
    /** A setting cannot be understood. */
    SETTING_INVALID(PROBLEM),
    /** Nothing answers at the URL of the settings. */
    URL_UNREACHABLE(PROBLEM),
    /** What answers is no libSQL server. */
    NOT_LIBSQL(PROBLEM),
    /** The server was made to be secured, and answers without a token. */
    ANSWERS_WITHOUT_TOKEN(PROBLEM),
    /** The server can be reached from the network and asks for no token. */
    EXPOSED(PROBLEM),
    /** The port for replicas can be reached from the network. */
    REPLICATION_PUBLISHED(PROBLEM),
    /** There is a key, and the server is open. */
    OPEN_DESPITE_KEY(PROBLEM),
    /** The server is older than those that are known. */
    SQLD_OLD(WARNING),
    /** The server is newer than those that are known, or says no version. */
    SQLD_UNKNOWN(WARNING),
    /** The server's clock and this machine's differ. */
    CLOCK_DIFFERS(PROBLEM),
    /** What should be a token is none. */
    TOKEN_MALFORMED(PROBLEM),
    /** The token's time is over. */
    TOKEN_EXPIRED(PROBLEM),
    /** The token's time is over soon. */
    TOKEN_EXPIRES_SOON(WARNING),
    /** The token's time has not come. */
    TOKEN_NOT_VALID_YET(WARNING),
    /** The token was made in the future. */
    TOKEN_FROM_FUTURE(WARNING),
    /** The server refuses the token. */
    TOKEN_REFUSED(PROBLEM),
    /** The server's key file is not there. */
    KEY_MISSING(PROBLEM),
    /** The server's key has padding. */
    KEY_PADDED(PROBLEM),
    /** The server's key has a line break around it. */
    KEY_LINE_BREAK(PROBLEM),
    /** The server was given the private key. */
    KEY_PRIVATE(PROBLEM),
    /** The server's key file holds no key that sqld takes. */
    KEY_INVALID(PROBLEM),
    /** The container's user may not read the server's key file. */
    KEY_UNREADABLE(PROBLEM),
    /** The server's key file was changed after the server had read it. */
    KEY_NOT_LOADED(WARNING),
    /** The server does not accept tokens of the private key that makes them. */
    KEY_PAIR_DIFFERS(WARNING),
    /** Others may read the private key. */
    PRIVATE_KEY_READABLE(PROBLEM),
    /** A private key lies where the server can read it. */
    PRIVATE_KEY_IN_DATA(PROBLEM),
    /** The file of the private key holds something else. */
    PRIVATE_KEY_INVALID(PROBLEM),
    /** The name of the image may mean another one tomorrow. */
    IMAGE_NOT_PINNED(WARNING),
    /** The image is for another kind of machine. */
    IMAGE_EMULATED(WARNING),
    /** The engine kills the server before it has ended by itself. */
    STOP_TIMEOUT_SHORT(WARNING),
    /** The container runs another command than its image's. */
    COMMAND_OVERRIDDEN(WARNING),
    /** The data belongs to the container's user. */
    DATA_OF_CONTAINER(WARNING),
    /** The write-ahead log is far larger than the data. */
    WAL_LARGE(WARNING),
    /** The replication log is far larger than the data. */
    REPLICATION_LOG_LARGE(WARNING),
    /** There is no room to write in. */
    DISK_FULL(PROBLEM),
    /** There is little room. */
    DISK_LOW(WARNING),
    /** {@code .env} cannot be read or understood. */
    ENV_MALFORMED(PROBLEM),
    /** {@code .env} sets what nothing reads. */
    ENV_UNKNOWN_NAME(WARNING);

    private final Severity severity;

    Diagnosis(Severity severity) {
        this.severity = severity;
    }

    /** {@return its stable name, such as {@code token-expired}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return how bad it is} */
    public Severity severity() {
        return severity;
    }

    /**
     * {@return a finding of this name}
     *
     * @param message what was seen
     * @param advice what to do
     */
    Finding found(String message, String advice) {
        return new Finding(this, message, advice);
    }
}
