package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.restore.ServerLoadRequest.Existing;
import dev.libsqlctl.backup.restore.ServerLoadRequest.Verification;
import dev.libsqlctl.backup.restore.ServerStatement.Effect;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One transaction that loads a dump: all of it, or nothing. Not thread-safe; for one run. */
final class LoadAttempt {
    private final ServerLoadRequest request;
    private final DumpSurvey survey;
    private final StatementsForServer statements;
    private SchemaState before;
    private SchemaState loaded;
    private boolean committing;
    private boolean sequence;
    private LoadedDump carriedOut;

    LoadAttempt(ServerLoadRequest request, DumpSurvey survey) {
        this.request = request;
        this.survey = survey;
        this.statements = new StatementsForServer(survey.name(), survey.ofIndexes());
    }

    /**
     * Loads the dump, and commits.
     *
     * @throws LibsqlctlException {@link ErrorCode#RESTORE_FAILED} with the line of the statement that failed, {@link ErrorCode#DATABASE_NOT_EMPTY},
     *     {@link ErrorCode#INTERRUPTED}, or what the verification throws; nothing was changed
     * @throws SQLException if the transaction was lost, or {@link #isInDoubt()}
     */
    LoadedOnServer run() throws SQLException {
        try (LoadConnection connection = LoadConnection.begin(request.target(), survey.name())) {
            before = SchemaState.of(connection.connection());
            clear(connection);
            carriedOut = load(connection);
            if (request.verification().isPresent()) {
                verify(request.verification().get(), connection.connection());
            }
            loaded = SchemaState.of(connection.connection());
            if (Thread.currentThread().isInterrupted()) {
                throw LibsqlctlException.interrupted();
            }
            committing = true;
            connection.commit();
            committing = false;
            return result();
        }
    }

    /** {@return whether it failed while it committed} */
    boolean isInDoubt() {
        return committing;
    }

    /** {@return the database before it} */
    SchemaState before() {
        return before;
    }

    /** {@return the database after it, if it was committed} */
    SchemaState loaded() {
        return loaded;
    }

    /** {@return what was loaded, if it was committed} */
    LoadedOnServer result() {
        List<String> notes = new ArrayList<>(statements.notes());
        request.header()
                .map(HeaderValues::applicationId)
                .filter(id -> id != before.applicationId())
                .ifPresent(id -> notes.add("application_id is " + id + " in the backup and " + before.applicationId()
                        + " in the database: a server does not let it be set"));
        return new LoadedOnServer(carriedOut, notes);
    }

    /** What compares says in words of its own that it could not read: beneath them lies what they came from. */
    private static void verify(Verification verification, Connection loading) throws SQLException {
        try {
            verification.verify(loading);
        } catch (LibsqlctlException e) {
            Optional<LoadFailure> loss = LoadFailure.beneath(e).filter(LoadFailure::isLoss);
            if (loss.isPresent()) {
                throw loss.get().exception();
            }
            throw e;
        }
    }

    private void clear(LoadConnection connection) throws SQLException {
        ServerContents contents = ServerContents.of(connection.connection());
        if (request.existing() == Existing.REFUSE) {
            contents.requireNone(request.target().name());
        } else {
            connection.execute(contents.drops());
            connection.execute(List.of(userVersion(0).sql()));
        }
    }

    private static ServerStatement userVersion(int version) {
        return new ServerStatement(Effect.PLAIN, "", "PRAGMA user_version = " + version, -1, 0);
    }

    private LoadedDump load(LoadConnection connection) throws SQLException {
        request.progress().begin("loading", survey.rows(), survey.bytes());
        LoadRequests requests = new LoadRequests(connection, request.progress());
        try (DumpReader dump = request.dump().get();
                ReadAhead ahead = ReadAhead.of(dump)) {
            for (Optional<Batch> next = ahead.take(); next.isPresent(); next = ahead.take()) {
                for (DumpStatement statement : next.get().statements()) {
                    Optional<ServerStatement> sent = statements.of(statement);
                    if (sent.isPresent()) {
                        add(sent.get(), connection, requests);
                    }
                }
            }
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot close " + survey.name() + ": " + e, null, e);
        }
        if (request.header().isPresent()) {
            requests.add(userVersion(request.header().get().userVersion()));
        }
        requests.send();
        return requests.sent();
    }

    private void add(ServerStatement statement, LoadConnection connection, LoadRequests requests) throws SQLException {
        if (statement.effect() == Effect.VIRTUAL_TABLE) {
            makeVirtualTable(statement, connection, requests);
            return;
        }
        if (statement.effect() == Effect.SEQUENCE && !sequence) {
            requests.send();
            if (!connection.names().contains(ReservedNames.SEQUENCE)) {
                connection.execute(ReservedNames.MAKE_SEQUENCE);
            }
            sequence = true;
        }
        requests.add(statement);
    }

    /** The tables that it makes are known by their not having been there. */
    private void makeVirtualTable(ServerStatement statement, LoadConnection connection, LoadRequests requests)
            throws SQLException {
        requests.send();
        Set<String> there = connection.names();
        requests.add(statement);
        requests.send();
        Set<String> made = connection.names();
        made.removeAll(there);
        made.remove(statement.table());
        statements.made(made);
    }
}
