package dev.libsqlctl.doctor;

import dev.libsqlctl.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/** What the user that sqld is in its container may do with files of this machine. */
final class ContainerUser {
    private ContainerUser() {}

    /** {@return whether it may read a file of the data directory; true where files have no such permissions} */
    static boolean reads(Path file) {
        return may(
                        file,
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ)
                && may(
                        file.getParent(),
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_EXECUTE);
    }

    /** {@return whether a file belongs to it; false where files have no such owner} */
    static boolean owns(Path file) {
        try {
            return Files.getAttribute(file, "unix:uid").equals(DataDirectory.CONTAINER_USER);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean may(
            Path file, PosixFilePermission owner, PosixFilePermission group, PosixFilePermission others) {
        try {
            Map<String, Object> attributes = Files.readAttributes(file, "unix:uid,gid,permissions");
            Set<PosixFilePermission> allowed = (Set<PosixFilePermission>) attributes.get("permissions");
            if (attributes.get("uid").equals(DataDirectory.CONTAINER_USER)) {
                return allowed.contains(owner);
            }
            // Its group has the same number.
            return allowed.contains(attributes.get("gid").equals(DataDirectory.CONTAINER_USER) ? group : others);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return true;
        }
    }
}
