package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Who may do with a file what they may do with another one. */
final class SameAccess {
    private SameAccess() {}

    /** {@return what may be done with a file that is there} */
    static Access as(Path other) throws IOException {
        return Posix.at(other)
                ? new Permissions(Files.getPosixFilePermissions(other))
                : new AccessList(Files.getFileAttributeView(other, AclFileAttributeView.class)
                        .getAcl());
    }

    private record Permissions(Set<PosixFilePermission> permissions) implements Access {
        @Override
        public void complete(Path file) throws IOException {
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private record AccessList(List<AclEntry> entries) implements Access {
        @Override
        public void complete(Path file) throws IOException {
            Files.getFileAttributeView(file, AclFileAttributeView.class).setAcl(entries);
        }
    }
}
