package dev.libsqlctl.backup.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

/** Zstandard (RFC 8878), through its own library, which is loaded here and nowhere else. */
final class Zstandard {
    private static final int WORKERS = 2;

    private Zstandard() {}

    static OutputStream output(OutputStream out) throws IOException {
        requireLibrary();
        // The checksum lets a damaged file be told from a complete one.
        return new ZstdOutputStream(out, Zstd.defaultCompressionLevel())
                .setChecksum(true)
                .setWorkers(WORKERS);
    }

    static InputStream input(InputStream in) throws IOException {
        requireLibrary();
        // What `zstd --long=31` wrote is read as well.
        return new ZstdInputStream(in).setLongMax(Zstd.windowLogMax());
    }

    /** It is native code, which is unpacked into the directory for temporary files. */
    private static void requireLibrary() {
        if (File.separatorChar == '\\') {
            LeftLibraries.delete(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
        }
        try {
            Zstd.defaultCompressionLevel();
        } catch (LinkageError e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    "the library for Zstandard cannot be loaded: " + e.getMessage(),
                    "It is unpacked into " + System.getProperty("java.io.tmpdir")
                            + ", which must be writable and may not be mounted noexec. Or use gzip.",
                    e);
        }
    }
}
