package dev.libsqlctl.backup.restore;

import dev.libsqlctl.hrana.HranaException;
import dev.libsqlctl.hrana.ServerException;
import dev.libsqlctl.hrana.TransportException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the failure of a statement means for the transaction that loads a dump.
 *
 * @param exception the failure
 */
record LoadFailure(SQLException exception) {
    private static final String ROLLED_BACK = "40001";
    private static final String CANCELLED = "57014";
    private static final int BUSY = 5;
    private static final int LOCKED = 6;

    /** {@return the failure that lies beneath another one, that of the statement rather than that of its batch; empty if there is none} */
    static Optional<LoadFailure> beneath(Throwable thrown) {
        return causes(thrown)
                .filter(SQLException.class::isInstance)
                .map(cause -> new LoadFailure((SQLException) cause))
                .min(Comparator.comparing(failure -> failure.exception instanceof BatchUpdateException));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private Optional<HranaException> protocol() {
        return causes(exception)
                .filter(HranaException.class::isInstance)
                .map(HranaException.class::cast)
                .findFirst();
    }

    /** {@return whether the connection failed, or there was none} */
    boolean isOfTransport() {
        return protocol().filter(TransportException.class::isInstance).isPresent();
    }

    /** {@return whether the token was refused} */
    boolean isRefusal() {
        return protocol()
                .filter(e -> e instanceof ServerException refusal && refusal.accessRefused())
                .isPresent();
    }

    /** {@return whether the request may have been carried out} */
    boolean isOutcomeUnknown() {
        return protocol().filter(HranaException::outcomeUnknown).isPresent();
    }

    /** {@return whether the transaction is gone, or never began, through no fault of the dump} */
    boolean isLoss() {
        int code = exception.getErrorCode();
        return hasState("08") || hasState(ROLLED_BACK) || code == BUSY || code == LOCKED;
    }

    /** {@return whether somebody gave it up} */
    boolean isCancelled() {
        return hasState(CANCELLED);
    }

    private boolean hasState(String beginning) {
        return Objects.requireNonNullElse(exception.getSQLState(), "").startsWith(beginning);
    }

    /** {@return the words of the server} */
    String words() {
        return String.valueOf(exception.getMessage());
    }
}
