package dev.libsqlctl.backup.source;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;

/** The pages of a SQLite file, as they are, whatever stands in them: a schema that SQLite does not understand is no obstacle. */
public final class FilePages {
    /** Where a file says with which journal it is written and read, and what of its header no dump holds (SQLite, "Database File Format", 1.3). */
    private static final int JOURNAL = 18;

    private static final int PRIMARY = 0xFF;
    private static final int USER_VERSION = 60;
    private static final int APPLICATION_ID = 68;
    private static final byte[] ROLLBACK_JOURNAL = {1, 1};

    private FilePages() {}

    /**
     * Copies the pages of one moment.
     *
     * @param file the file
     * @param copy an empty file, which is complete in itself afterwards
     * @return what stands in its header
     * @throws LibsqlctlException when it cannot be copied
     */
    public static HeaderValues copy(Path file, Path copy) {
        try (SQLiteConnection connection = new ReadOnlyFile(file).connect()) {
            copy(connection, copy);
        } catch (SQLException e) {
            throw SourceFailure.of(file.toString(), e);
        }
        try (RandomAccessFile made = new RandomAccessFile(copy.toFile(), "rw")) {
            // A pragma would have to understand the schema. Nothing of the copy is in a log.
            made.seek(JOURNAL);
            made.write(ROLLBACK_JOURNAL);
            return new HeaderValues(number(made, USER_VERSION), number(made, APPLICATION_ID));
        } catch (IOException e) {
            throw SourceFailure.of(copy.toString(), new SQLException(e.getMessage(), e));
        }
    }

    /** Copies what a connection sees. */
    static void copy(SQLiteConnection connection, Path copy) throws SQLException {
        // In one step: a copy in several would begin anew whenever somebody commits.
        int result = connection.getDatabase().backup("main", copy.toString(), null, 0, 0, -1);
        // The driver tells what became of the copy, and throws nothing.
        switch (result & PRIMARY) {
            case Codes.SQLITE_OK -> {}
            case Codes.SQLITE_FULL, Codes.SQLITE_IOERR, Codes.SQLITE_READONLY, Codes.SQLITE_CANTOPEN ->
                throw new LibsqlctlException(
                        ErrorCode.IO_ERROR,
                        copy + " cannot be written: " + SQLiteErrorCode.getErrorCode(result).message,
                        "Make room, or write it to another file system.");
            default -> throw DB.newSQLException(result, "while its pages were copied");
        }
    }

    private static int number(RandomAccessFile file, int offset) throws IOException {
        file.seek(offset);
        return file.readInt();
    }
}
