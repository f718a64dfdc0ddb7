package dev.libsqlctl.cli;

import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.TransportException;
import java.util.Optional;
import java.util.Set;

/** What a failure of the protocol means to the user: the exit code and what to do next. */
final class HranaFailure {
    private static final Set<String> TIMEOUTS =
            Set.of(TransportException.CONNECT_TIMEOUT, TransportException.READ_TIMEOUT);

    private HranaFailure() {}

    static ExitCode exitCode(HranaException failure) {
        if (failure instanceof ServerException refusal) {
            return refusal.accessRefused() ? ExitCode.REFUSED : ExitCode.FAILED;
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
            case "AUTH_JWT_EXPIRED" -> "Make a new token, and compare this machine's clock with the server's.";
            case "AUTH_JWT_INVALID" -> "The token was made with another key, or was cut or changed on its way here.";
            case "TRANSACTION_TIMEOUT" ->
                "The transaction held the write lock for over 5 s while another writer waited: make it shorter.";
            case "RESPONSE_TOO_LARGE" -> "Ask for fewer rows at a time.";
            default -> null;
        };
    }
}
