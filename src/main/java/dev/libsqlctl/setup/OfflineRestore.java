package dev.libsqlctl.setup;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.bring.KeptDatabase;
import dev.libsqlctl.backup.bring.RestoreReport;
import dev.libsqlctl.backup.bring.RestoreRequest;
import dev.libsqlctl.backup.bring.RestoreRequest.Existing;
import dev.libsqlctl.backup.bring.RestoreToFile;
import dev.libsqlctl.backup.bring.StoppedDatabase;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.Progress;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerFinder;
import dev.libsqlctl.server.ServerQuery;
import dev.libsqlctl.server.StartServer;
import dev.libsqlctl.server.StopServer;
import dev.libsqlctl.server.Undo;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings a backup back into a data directory. The database is made aside and checked while the server runs; the server stands still only while the file is put in place. At every moment of that, one complete
 * database is in place: the old one, whose log was taken into its file before, or the new one.
 */
public final class OfflineRestore {
    private static final Duration START = Duration.ofSeconds(60);

    private static final String MADE = "restore.";

    private final Engines engines;
    private final RestoreRequest request;
    private final BackupProgress progress;

    /**
     * @param engines where the server may be
     * @param request what is brought back
     * @param progress hears how far it is
     */
    public OfflineRestore(Engines engines, RestoreRequest request, BackupProgress progress) {
        this.engines = engines;
        this.request = request;
        this.progress = progress;
    }

    /**
     * Brings it back, and starts the server if it ran.
     *
     * @param query which server; there need be none for the data directory
     * @param life hears of stopping and starting
     * @return what was done
     * @throws LibsqlctlException when it cannot be done: the old database is in place then, and the server runs as it did; or when the server does not start with the new one
     */
    public RestoreReport run(ServerQuery query, Progress life) {
        DataDirectory directory = new DataDirectory(query.dataDirectory());
        directory.prepare();
        StoppedDatabase database = new StoppedDatabase(directory.database());
        if (request.existing() == Existing.REFUSED) {
            database.requireEmpty();
        }
        directory.requireWritable();
        Path made = made(directory);
        try {
            RestoreReport report = new RestoreToFile(request, RestoreToFile.Pages.SERVABLE, progress).run(made);
            Optional<ServerQuery> running = new ServerFinder(engines)
                    .findIfAny(query)
                    .filter(Server::running)
                    .map(server -> new ServerQuery(query.dataDirectory(), Optional.of(server.name())));
            running.ifPresent(server -> stop(server, life));
            Optional<Path> safety =
                    swapped(directory, database, made, life, () -> running.ifPresent(server -> start(server, life)));
            return new RestoreReport(report.rows(), report.compared(), safety, report.notes());
        } finally {
            delete(made.getParent());
        }
    }

    /** {@return a file in a directory of this process alone, for others may be at work} What killed ones left goes. */
    private static Path made(DataDirectory directory) {
        try {
            Files.createDirectories(directory.ownFiles());
            try (DirectoryStream<Path> earlier = Files.newDirectoryStream(directory.ownFiles(), MADE + "*")) {
                for (Path file : earlier) {
                    if (isLeft(file.getFileName().toString().substring(MADE.length()))) {
                        delete(file);
                    }
                }
            }
            Path own =
                    directory.ownFiles().resolve(MADE + ProcessHandle.current().pid());
            return Files.createDirectory(own).resolve("data");
        } catch (IOException | DirectoryIteratorException e) {
            throw failed(directory, e);
        }
    }

    private static boolean isLeft(String process) {
        return process.matches("\\d{1,18}")
                && (Long.parseLong(process) == ProcessHandle.current().pid()
                        || ProcessHandle.of(Long.parseLong(process)).isEmpty());
    }

    private void stop(ServerQuery server, Progress life) {
        StopServer stop = new StopServer(engines);
        try {
            stop.run(server, StopServer.PATIENCE, life);
        } catch (LibsqlctlException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                // It was asked to end already: only once it has, it can be started.
                Undo.after(e, () -> {
                    stop.run(server, StopServer.PATIENCE, life);
                    start(server, life);
                });
            }
            throw e;
        }
    }

    /** A server that ran runs afterwards, also when somebody has pressed Ctrl-C meanwhile. */
    private Optional<Path> swapped(
            DataDirectory directory, StoppedDatabase database, Path made, Progress life, Runnable start) {
        Optional<Path> safety;
        try {
            safety = swap(directory, database, made, life);
        } catch (RuntimeException e) {
            Undo.after(e, start);
            throw e;
        }
        try {
            start.run();
            return safety;
        } catch (LibsqlctlException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                Undo.after(e, start);
            }
            throw e;
        }
    }

    private void start(ServerQuery server, Progress life) {
        new StartServer(engines).run(server, START, life);
    }

    private Optional<Path> swap(DataDirectory directory, StoppedDatabase database, Path made, Progress life) {
        try (DataDirectory.Lock ignored = directory.lock(START, life::note)) {
            directory.requireUnused();
            if (request.existing() == Existing.REFUSED) {
                // Once more: whoever used the server may have made tables since the first time, and nobody can from now
                // on.
                database.requireEmpty();
            }
            KeptDatabase kept = database.keep(request, progress);
            database.takeLog(kept);
            Files.createDirectories(directory.database().getParent());
            directory.forgetLog();
            AtomicFile.move(made, directory.database());
            return kept.place();
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    private static void delete(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException | DirectoryIteratorException e) {
            // It is in nobody's way: the next restore deletes it.
            return;
        }
    }

    private static LibsqlctlException failed(DataDirectory directory, Exception e) {
        return new LibsqlctlException(
                ErrorCode.IO_ERROR,
                directory.path() + " cannot be written: " + e.getMessage(),
                "The old database is in place.",
                e);
    }
}
