package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.PendingBackup;
import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.dump.DumpContent;
import dev.libsqlctl.backup.dump.DumpWriter;
import dev.libsqlctl.backup.dump.Hashing;
import dev.libsqlctl.backup.restore.FileLoad;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.SchemaEntry;
import dev.libsqlctl.backup.source.Schemas;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.backup.source.TableHashes;
import dev.libsqlctl.backup.verify.ScratchDatabase;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/** Makes a SQLite file of a snapshot: of a file by its pages, of a server's database by a dump that is loaded. */
final class DatabaseCopy {
    private final BackupRequest request;
    private final BackupProgress progress;

    DatabaseCopy(BackupRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    DumpContent make(Snapshot snapshot, PendingBackup pending) {
        if (snapshot instanceof FileSnapshot file) {
            progress.begin("copying", 0, 0);
            file.copyPages(pending.path());
            leaveWalMode(pending.path());
            return content(snapshot);
        }
        return loaded(snapshot, pending);
    }

    private DumpContent content(Snapshot snapshot) {
        List<SchemaEntry> schema = snapshot.schema();
        List<String> tables = schema.stream()
                .filter(entry -> entry.type().equals("table"))
                .filter(entry -> !entry.isVirtualTable())
                .map(SchemaEntry::name)
                .toList();
        progress.begin("hashing", 0, 0);
        List<TableContent> contents = TableHashes.of(snapshot, tables, progress);
        return new DumpContent(contents, Schemas.hash(schema));
    }

    /** A backup is one file: whoever opens a file in WAL mode puts two more beside it. */
    private static void leaveWalMode(Path copy) {
        try (Connection connection = JDBC.createConnection(
                        "jdbc:sqlite:" + copy.toAbsolutePath().toUri(), new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=DELETE");
        } catch (SQLException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "the copy cannot be written: " + e.getMessage(), null, e);
        }
    }

    private DumpContent loaded(Snapshot snapshot, PendingBackup pending) {
        try (ScratchDatabase dump = ScratchDatabase.beside(pending.file().path())) {
            DumpContent content;
            progress.begin("reading", 0, 0);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(dump.path()))) {
                content = new DumpWriter(snapshot, request.selection(), request.rowids(), Hashing.HASHED, progress)
                        .write(out);
            }
            progress.begin("loading", 0, Files.size(dump.path()));
            try (DumpReader reader = new DumpReader(Files.newInputStream(dump.path()), "the dump")) {
                FileLoad.load(reader, pending.path(), Optional.of(snapshot.header()), progress);
            }
            return content;
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "the copy cannot be written: " + e.getMessage(), null, e);
        }
    }
}
