package dev.libsqlctl.backup.bring;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a SQLite file is beside its tables, read from its header (SQLite, "Database File Format", 1.3).
 *
 * @param pageSize in bytes
 * @param encoding 1 for UTF-8, 2 and 3 for UTF-16
 * @param autoVacuum whether it shrinks by itself
 */
record FileFeatures(int pageSize, int encoding, boolean autoVacuum) {
    private static final int SERVERS_PAGE_SIZE = 4096;
    private static final int LARGEST_PAGE = 65_536;

    static FileFeatures of(Path database) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(database))) {
            byte[] header = in.readNBytes(100);
            ByteBuffer bytes = ByteBuffer.wrap(header);
            int pageSize = Short.toUnsignedInt(bytes.getShort(16));
            return new FileFeatures(pageSize == 1 ? LARGEST_PAGE : pageSize, bytes.getInt(56), bytes.getInt(52) != 0);
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot read " + database + ": " + e.getMessage(), null, e);
        }
    }

    /** {@return whether a server can serve the file as it is} It takes no other pages than its own. */
    boolean servable() {
        return pageSize == SERVERS_PAGE_SIZE;
    }

    /** {@return what a server has otherwise, whatever was loaded into it: a line each} */
    List<String> lostOnServer() {
        List<String> lost = new ArrayList<>();
        if (pageSize != SERVERS_PAGE_SIZE) {
            lost.add("pages of " + pageSize + " bytes: a server's have " + SERVERS_PAGE_SIZE);
        }
        if (encoding > 1) {
            lost.add("texts kept as UTF-16: a server keeps them as " + StandardCharsets.UTF_8);
        }
        if (autoVacuum) {
            lost.add("auto_vacuum: a server's file does not shrink by itself");
        }
        return lost;
    }
}
