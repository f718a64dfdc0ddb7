package dev.libsqlctl.cli;

import dev.libsqlctl.auth.DecodedToken;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.ServerException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells when a server calls a token expired that is not, by this machine's clock. */
final class RefusedToken {
    private RefusedToken() {}

    /**
     * Does something that a server may refuse.
     *
     * @param endpoint the server, and the token that it may refuse
     * @param work what is done
     * @return what came of it
     * @throws LibsqlctlException {@link ErrorCode#AUTH_JWT_EXPIRED} with words about clocks in place of a refusal that has to do with them
     */
    static <T> T explained(Endpoint endpoint, Supplier<T> work) {
        try {
            return work.get();
        } catch (ServerException e) {
            Optional<Instant> end = e.code().equals(ErrorCode.AUTH_JWT_EXPIRED.name())
                    ? endpoint.token().flatMap(RefusedToken::expiry).filter(Instant.now()::isBefore)
                    : Optional.empty();
            if (end.isPresent()) {
                throw new LibsqlctlException(
                        ErrorCode.AUTH_JWT_EXPIRED,
                        e.getMessage() + "; but by this machine's clock it is valid until " + end.get(),
                        "The server's clock is ahead of this machine's: set both by NTP.",
                        e);
            }
            throw e;
        }
    }

    private static Optional<Instant> expiry(String token) {
        try {
            return DecodedToken.parse(token).expires();
        } catch (LibsqlctlException e) {
            return Optional.empty();
        }
    }
}
