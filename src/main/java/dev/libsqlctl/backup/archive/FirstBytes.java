package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the first bytes of a file tell: gzip (RFC 1952, 2.3.1), Zstandard (RFC 8878, 3.1.1), a SQLite database ("Database File Format", 1.3), or text.
 *
 * @param bytes up to {@link #LENGTH} of them; less when the file is shorter
 */
record FirstBytes(byte[] bytes) {
    /** A dump begins with a statement: by then something else has shown what it is. */
    static final int LENGTH = 64;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BZIP2 = {'B', 'Z', 'h'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** {@return the first bytes of a stream, which will deliver them again} */
    static FirstBytes peek(PushbackInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LENGTH);
        in.unread(bytes);
        return new FirstBytes(bytes);
    }

    /** {@return how a file is compressed that begins so} */
    Compression compression(Path path) {
        if (bytes.length == 0) {
            throw invalid(path, "is empty", "Take another backup.");
        }
        if (startsWith(GZIP)) {
            return Compression.GZIP;
        }
        if (startsWith(ZSTD)) {
            return Compression.ZSTD;
        }
        if (startsWith(XZ) || startsWith(BZIP2) || startsWith(ZIP)) {
            throw invalid(
                    path,
                    "is compressed in a way that is not understood",
                    "Decompress it first, with " + (startsWith(XZ) ? "xz" : startsWith(BZIP2) ? "bzip2" : "unzip")
                            + " -d for example.");
        }
        return Compression.NONE;
    }

    /** {@return what content is that begins so} */
    Manifest.Format format(Path path) {
        if (bytes.length == 0) {
            throw invalid(path, "holds nothing", "Take another backup.");
        }
        if (startsWith(SQLITE)) {
            return Manifest.Format.DATABASE;
        }
        for (byte b : bytes) {
            if (isBinary(b)) {
                throw invalid(
                        path,
                        "is neither SQL text nor a SQLite database",
                        "It takes a dump, a dump compressed with gzip or Zstandard, or a SQLite file.");
            }
        }
        return Manifest.Format.SQL;
    }

    private static boolean isBinary(byte b) {
        return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r';
    }

    private boolean startsWith(byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static LibsqlctlException invalid(Path path, String what, String hint) {
        return new LibsqlctlException(ErrorCode.BACKUP_INVALID, path + " " + what, hint);
    }
}
