package dev.libsqlctl.backup.source;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConnection;

/** A snapshot of a SQLite file, be it a server's or anybody's. */
public final class FileSnapshot extends AskedSnapshot {
    private static final String UTF_8 = "UTF-8";

    private final Path file;
    private final List<SQLiteConnection> connections;
    private final List<FileReader> readers;

    private FileSnapshot(Path file, Origin origin, List<SQLiteConnection> connections, boolean utf8) {
        super(origin, new Catalog(connections.get(0)));
        this.file = file;
        this.connections = connections;
        // The first finds the ranges, unless there is no other.
        List<SQLiteConnection> reading =
                connections.size() == 1 ? connections : connections.subList(1, connections.size());
        this.readers = reading.stream()
                .map(connection -> new FileReader(connection, utf8))
                .toList();
    }

    /**
     * Opens a file and stays at the moment at which it is.
     *
     * @param file the file
     * @param kind whether it is a server's
     * @param serverVersion of the server, if it is one's and that is known
     * @param readers how many may read at a time
     * @throws LibsqlctlException {@link ErrorCode#SOURCE_UNREADABLE}, {@link ErrorCode#SOURCE_CORRUPT}, {@link ErrorCode#LIBSQL_ONLY}
     */
    public static FileSnapshot open(Path file, Origin.Kind kind, Optional<String> serverVersion, int readers) {
        return open(file, new ReadOnlyFile(file), kind, serverVersion, readers);
    }

    /**
     * Opens a file that may be damaged, even cut off, for one reader.
     *
     * @param file the file
     * @param kind whether it is a server's
     * @param serverVersion of the server, if it is one's and that is known
     * @throws LibsqlctlException as {@link #open}
     */
    public static FileSnapshot openDamaged(Path file, Origin.Kind kind, Optional<String> serverVersion) {
        return open(file, ReadOnlyFile.damaged(file), kind, serverVersion, 1);
    }

    private static FileSnapshot open(
            Path file, ReadOnlyFile readOnly, Origin.Kind kind, Optional<String> serverVersion, int readers) {
        if (!Files.isRegularFile(file)) {
            throw new LibsqlctlException(
                    ErrorCode.SOURCE_UNREADABLE,
                    Files.exists(file) ? file + " is not a file" : "there is no file " + file,
                    "Name the database with --url or --data-dir.");
        }
        List<SQLiteConnection> connections = List.of();
        try {
            connections = OneMoment.open(readOnly, readers == 1 ? 1 : readers + 1);
            Catalog catalog = new Catalog(connections.get(0));
            Origin origin = new Origin(kind, file.toString(), serverVersion, catalog.sqliteVersion());
            return new FileSnapshot(
                    file, origin, connections, catalog.encoding().equals(UTF_8));
        } catch (SQLException e) {
            close(connections);
            throw SourceFailure.of(file.toString(), e);
        }
    }

    @Override
    <T> T ask(Question<T> question) throws SQLException {
        return question.answer();
    }

    @Override
    RuntimeException failure(SQLException e) {
        return SourceFailure.of(origin().name(), e);
    }

    @Override
    public TableShape shape(String table) {
        return asked(() -> {
            TableShape shape = catalog().shape(table);
            return catalog().isReadByIndex(shape) ? shape.undivided() : shape;
        });
    }

    @Override
    public Ranges ranges(TableShape shape) {
        return shape.divisible() && connections.size() > 1
                ? new RowidRanges(connections.get(0), shape)
                : new WholeTable();
    }

    @Override
    public List<RowReader> readers() {
        return List.copyOf(readers);
    }

    /** {@return the key in whose order a table without rowid is kept; empty for other tables} */
    List<KeyColumn> keyOrder(String table) {
        return asked(() -> catalog().hasRowid(table) ? List.of() : catalog().key(table));
    }

    /** {@return whether the file ends within a page} SQLite reads the rest of that page as zeros, which look like rows of the number 0 without any value. */
    boolean endsWithinPage() {
        return asked(() -> {
            try {
                return Files.size(file) % catalog().pageSize() != 0;
            } catch (IOException e) {
                throw new SQLException(e.getMessage(), e);
            }
        });
    }

    /** {@return one of the readers} */
    FileReader reader() {
        return readers.get(0);
    }

    /**
     * Copies the pages of this moment, whatever stands in them, into a new file.
     *
     * @param copy the file
     * @throws LibsqlctlException when it cannot be read, {@link ErrorCode#IO_ERROR} when the copy cannot be written, as on a full disk
     */
    public void copyPages(Path copy) {
        asked(() -> {
            FilePages.copy(connections.get(0), copy);
            return copy;
        });
    }

    @Override
    public void close() {
        close(connections);
    }

    private static void close(List<SQLiteConnection> connections) {
        for (SQLiteConnection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nothing was written, so nothing can be lost.
                continue;
            }
        }
    }
}
