package dev.libsqlctl.cli;

import dev.libsqlctl.auth.DecodedToken;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.ServerException;
import java.time.Instant;
import java.util.Optional;

/** Tells when a server calls a token expired that is not, by this machine's clock. */
final class RefusedToken {
    private RefusedToken() {}

    /**
     * {@return the refusal in words that name the clocks; empty when it has nothing to do with them}
     *
     * @param refusal what the server said
     * @param token the token that it refused
     */
    static Optional<LibsqlctlException> clocksDiffer(ServerException refusal, Optional<String> token) {
        if (!refusal.code().equals(ErrorCode.AUTH_JWT_EXPIRED.name())) {
            return Optional.empty();
        }
        return token.flatMap(RefusedToken::expiry)
                .filter(Instant.now()::isBefore)
                .map(end -> new LibsqlctlException(
                        ErrorCode.AUTH_JWT_EXPIRED,
                        refusal.getMessage() + "; but by this machine's clock it is valid until " + end,
                        "The server's clock is ahead of this machine's: set both by NTP.",
                        refusal));
    }

    private static Optional<Instant> expiry(String token) {
        try {
            return DecodedToken.parse(token).expires();
        } catch (LibsqlctlException e) {
            return Optional.empty();
        }
    }
}
