package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.restore.ServerLoadRequest.Existing;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Loads a dump into a server's database, over the network, in one transaction: all of it is there in the end, or nothing was changed.
 *
 * <p>A server takes the write lock away from who has had it for five seconds as soon as somebody else wants to write. What was loaded until then is gone, and loading begins
 * anew, three times in all.
 */
public final class ServerLoad {
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerLoadRequest request;

    private ServerLoad(ServerLoadRequest request) {
        this.request = request;
    }

    /**
     * Loads a dump.
     *
     * @return what was loaded, and what was not
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_EMPTY}; {@link ErrorCode#RESTORE_REFUSED} with the line of what a server does not take, before anything was sent;
     *     {@link ErrorCode#RESTORE_FAILED} with the line of the statement that failed, when the token is refused, or when other writers took the lock away each time;
     *     {@link ErrorCode#DATABASE_NOT_READY} when the server is gone; {@link ErrorCode#DATABASE_ERROR} when there was none from the start; {@link ErrorCode#BACKUP_INVALID};
     *     {@link ErrorCode#INTERRUPTED}; what the verification throws. Nothing was changed, unless the message says that this is unknown.
     */
    public static LoadedOnServer load(ServerLoadRequest request) {
        return new ServerLoad(request).load();
    }

    private LoadedOnServer load() {
        if (request.existing() == Existing.REFUSE) {
            looking(connection ->
                    ServerContents.of(connection).requireNone(request.target().name()));
        }
        DumpSurvey survey = DumpSurvey.of(request.dump().get());
        if (survey.largestRow() > 0) {
            looking(connection -> requireRoom(connection, survey));
        }
        for (int tries = 1; ; tries++) {
            LoadAttempt attempt = new LoadAttempt(request, survey);
            try {
                return attempt.run();
            } catch (SQLException e) {
                LoadFailure failure = LoadFailure.beneath(e).orElseThrow();
                if (attempt.isInDoubt() && failure.isOutcomeUnknown()) {
                    if (new LostCommit(request.target(), e).isDone(attempt.before(), attempt.loaded())) {
                        return attempt.result();
                    }
                }
                prepareAnother(failure, tries);
            }
        }
    }

    private interface Look {
        void at(Connection connection) throws SQLException;
    }

    /** Before anything is changed. */
    private void looking(Look look) {
        try (Connection connection = request.target().connect()) {
            look.at(connection);
        } catch (SQLException e) {
            requireUninterrupted();
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_ERROR, request.target().name() + ": " + e.getMessage(), null, e);
        }
    }

    /** A server has a limit of its own for a value or row, which is 5,000,000 bytes unless its namespace was made with another. */
    private static void requireRoom(Connection connection, DumpSurvey survey) throws SQLException {
        try (PreparedStatement zeros = connection.prepareStatement("SELECT length(zeroblob(?))")) {
            zeros.setLong(1, survey.largestRow());
            try (ResultSet row = zeros.executeQuery()) {
                row.next();
            }
        } catch (SQLException e) {
            if (LoadFailure.beneath(e).orElseThrow().isOfTransport()
                    || !e.getMessage().contains("too big")) {
                throw e;
            }
            throw new LibsqlctlException(
                    ErrorCode.RESTORE_REFUSED,
                    survey.name() + ":" + survey.lineOfLargest() + ": a row of at least " + survey.largestRow()
                            + " bytes is more than the server takes over the network; nothing was changed",
                    "With --offline, on the server's own machine, rows of any size can be restored.",
                    e);
        }
    }

    /** Returns when it is to be tried again, or does not. Nothing of the last try is there. */
    private void prepareAnother(LoadFailure failure, int tries) {
        requireUninterrupted();
        if (failure.isRefusal() || !failure.isLoss()) {
            throw failed(ErrorCode.RESTORE_FAILED, failure.words(), null, failure);
        }
        if (failure.isOfTransport() && !answers()) {
            throw failed(
                    ErrorCode.DATABASE_NOT_READY,
                    "the server does not answer any more (" + failure.words() + ")",
                    "'libsqlctl status' shows whether it runs; restore again when it does.",
                    failure);
        }
        if (tries == TRIES) {
            throw failed(
                    ErrorCode.RESTORE_FAILED,
                    failure.words() + "; it was tried " + TRIES + " times",
                    "Stop the other writers for as long as it takes: the server takes the lock from who has it for over 5 s. With --offline, on the server's own machine, nobody can.",
                    failure);
        }
        request.progress().note(failure.words() + "; trying again from the start");
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    private boolean answers() {
        try (Connection connection = request.target().connect()) {
            return connection != null;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw LibsqlctlException.interrupted();
        }
    }

    private LibsqlctlException failed(ErrorCode code, String why, String hint, LoadFailure failure) {
        return new LibsqlctlException(
                code, request.target().name() + ": " + why + "; nothing was changed", hint, failure.exception());
    }
}
