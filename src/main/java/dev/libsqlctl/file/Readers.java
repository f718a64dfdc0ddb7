package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read a new file; its owner alone may write it. */
public enum Readers implements Access {
    /** Its owner alone. */
    OWNER {
        @Override
        public void complete(Path file) {
            // It is its owner's from the beginning.
        }
    },

    /** Everybody. On Windows, whoever may read what is made in its directory. */
    EVERYBODY {
        @Override
        public void create(Path file) throws IOException {
            if (Posix.at(file)) {
                PrivateFiles.create(file);
            } else {
                Files.createFile(file);
            }
        }

        @Override
        public void complete(Path file) throws IOException {
            if (Posix.at(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
    }
}
