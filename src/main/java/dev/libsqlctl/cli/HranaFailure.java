package dev.libsqlctl.cli;

import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.TransportException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a failure of the protocol means to the user: the exit code and what to do next. */
final class HranaFailure {
    private static final Set<String> TIMEOUTS =
            Set.of(TransportException.CONNECT_TIMEOUT, TransportException.READ_TIMEOUT);

    /** What sqld answers to a token that is for another namespace, as if there were no such namespace. */
    private static final String NO_NAMESPACE = "NAMESPACE_NOT_FOUND";

    private HranaFailure() {}

    /** {@return the failure of the protocol that another failure came from; empty if it came from none} */
    static Optional<HranaException> beneath(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(HranaException.class::isInstance)
                .map(HranaException.class::cast)
                .findFirst();
    }

    static ExitCode exitCode(HranaException failure) {
        if (failure instanceof ServerException refusal) {
            return refusal.accessRefused() || refusal.code().equals(NO_NAMESPACE) ? ExitCode.REFUSED : ExitCode.FAILED;
        }
        if (failure instanceof TransportException transport) {
            return TIMEOUTS.contains(transport.code()) ? ExitCode.TIMED_OUT : ExitCode.UNREACHABLE;
        }
        return ExitCode.FAILED;
    }

    static Optional<String> hint(HranaException failure) {
        if (failure instanceof ServerException refusal) {
            return Optional.ofNullable(hint(refusal.code()));
        }
        if (failure instanceof TransportException transport) {
            return Optional.of(
                    transport.outcomeUnknown()
                            ? "Whether the server executed it is unknown: look before you run it again."
                            : "Is a server running there? 'libsqlctl status' shows it and its URL; --url or LIBSQLCTL_URL names another.");
        }
        return Optional.empty();
    }

    private static String hint(String code) {
        return switch (code) {
            case "AUTH_HEADER_NOT_FOUND" ->
                "The server is secured: give a token with JWT_TOKEN, LIBSQLCTL_TOKEN or --token-file.";
            case "AUTH_HEADER_MALFORMED", "AUTH_HTTP_HEADER_INVALID" ->
                "The token did not arrive whole: put it alone, in one line, into the file or variable, and look at proxies in between.";
            case "AUTH_HTTP_HEADER_UNSUPPORTED_SCHEME" ->
                "The server takes bearer tokens alone: look at proxies that change the Authorization header.";
            case "AUTH_JWT_EXPIRED" ->
                "Make a new token with 'libsqlctl token create'. If it is new, the server's clock and this machine's differ.";
            case "AUTH_JWT_IMMATURE" ->
                "Wait until the token is valid, or make one without nbf; compare this machine's clock with the server's.";
            case "AUTH_JWT_INVALID" ->
                "It was made with another key, or was cut or changed: 'libsqlctl token verify' tells which; 'libsqlctl status' shows the server's keys.";
            case "AUTH_JWT_MISSING", "AUTH_HTTP_HEADER_MISSING" ->
                "The server is secured: give a token with JWT_TOKEN, LIBSQLCTL_TOKEN or --token-file.";
            case "AUTH_JWT_NOT_ALLOWED", "AUTH_BASIC_NOT_ALLOWED", "AUTH_BASIC_REJECTED" ->
                "The server asks for another kind of proof than a token (SQLD_HTTP_AUTH): set SQLD_AUTH_JWT_KEY_FILE instead.";
            case "AUTH_FAILED" ->
                "sqld refuses tokens that have an audience (aud): 'libsqlctl token inspect' shows it; 'libsqlctl token create' makes one without.";
            case "FORBIDDEN" ->
                "The token does not allow that: 'libsqlctl token inspect' shows what it allows; make one with --access rw.";
            case NO_NAMESPACE ->
                "Either there is no such namespace, or the token is for another one: 'libsqlctl token inspect' shows for which.";
            case "TRANSACTION_TIMEOUT" ->
                "The transaction held the write lock for over 5 s while another writer waited: make it shorter.";
            case "RESPONSE_TOO_LARGE" -> "Ask for fewer rows at a time.";
            default -> null;
        };
    }
}
