package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.bring.RestoreRequest.Existing;
import dev.libsqlctl.backup.create.BackupRequest.Proof;
import dev.libsqlctl.backup.create.Source;
import dev.libsqlctl.backup.restore.LoadedOnServer;
import dev.libsqlctl.backup.restore.ServerContents;
import dev.libsqlctl.backup.restore.ServerLoad;
import dev.libsqlctl.backup.restore.ServerLoadRequest;
import dev.libsqlctl.backup.source.ServerSnapshot;
import dev.libsqlctl.backup.verify.Comparison;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.target.ServerTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** Brings a backup back into a server's database, over the network: one transaction loads it, looks at what it has loaded, and is committed only if that is right. */
public final class RestoreToServer {
    private final RestoreRequest request;
    private final BackupProgress progress;

    /**
     * @param request what is brought back
     * @param progress hears how far it is
     */
    public RestoreToServer(RestoreRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Brings it back.
     *
     * @param endpoint the server and the token
     * @return what was done
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_EMPTY}, {@link ErrorCode#BACKUP_MISSING}, {@link ErrorCode#BACKUP_INVALID}, {@link ErrorCode#RESTORE_REFUSED},
     *     {@link ErrorCode#RESTORE_FAILED}, {@link ErrorCode#RESTORE_DIFFERS}, {@link ErrorCode#INTERRUPTED}; the database is as it was then
     */
    public RestoreReport run(Endpoint endpoint) {
        ServerTarget target = new ServerTarget(endpoint);
        boolean empty = isEmpty(target);
        try (BackupContent content = BackupContent.open(request.backup(), request.program(), progress)) {
            Optional<Path> safety = empty
                    ? Optional.empty()
                    : Optional.of(
                            new SafetyBackup(request, progress).of(new Source.OfServer(endpoint), Manifest.Format.SQL));
            Optional<Manifest> expected = request.proof() == Proof.VERIFIED ? content.manifest() : Optional.empty();
            progress.begin("loading", content.rows(), content.contentBytes());
            LoadedOnServer loaded = loaded(
                    content,
                    new ServerLoadRequest(
                            target,
                            content::dump,
                            content.header(),
                            empty ? ServerLoadRequest.Existing.REFUSE : ServerLoadRequest.Existing.REPLACE,
                            expected.map(manifest -> connection -> verify(manifest, endpoint, connection)),
                            progress));
            return new RestoreReport(
                    OptionalLong.of(loaded.dump().rows()),
                    expected.filter(Manifest::holdsItsSource).isPresent(),
                    safety,
                    loaded.notes());
        }
    }

    private static LoadedOnServer loaded(BackupContent content, ServerLoadRequest request) {
        try {
            return ServerLoad.load(request);
        } catch (LibsqlctlException e) {
            throw content.explained(e);
        }
    }

    private boolean isEmpty(ServerTarget target) {
        try (Connection connection = target.connect()) {
            ServerContents contents = ServerContents.of(connection);
            if (request.existing() == Existing.REFUSED) {
                contents.requireNone(target.name());
            }
            return contents.names().isEmpty();
        } catch (SQLException e) {
            throw new LibsqlctlException(ErrorCode.DATABASE_ERROR, target.name() + ": " + e.getMessage(), null, e);
        }
    }

    private void verify(Manifest manifest, Endpoint endpoint, Connection loading) throws SQLException {
        progress.begin("comparing", 0, 0);
        try (ServerSnapshot loaded = ServerSnapshot.within(loading, endpoint)) {
            Differences.requireNone(request.backup(), new Comparison(manifest.onServer()).with(loaded, progress));
        }
    }
}
