package dev.libsqlctl.file;

import java.nio.file.Path;

/** What kind of file system holds a file: one with POSIX permissions, or that of Windows. */
final class Posix {
    private Posix() {}

    /** {@return whether its files have POSIX permissions} */
    static boolean at(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
