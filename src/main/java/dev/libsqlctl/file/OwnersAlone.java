package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Windows' list of who may do what with a file, for its owner alone. */
final class OwnersAlone {
    private OwnersAlone() {}

    /**
     * Gives the list to a file or directory that is there, in place of what its directory handed down. A file system that has no such lists, as that of many a USB stick, keeps
     * nobody out: its files have to do as they are.
     */
    static void give(Path path) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null || !Files.getFileStore(path).supportsFileAttributeView(AclFileAttributeView.class)) {
            return;
        }
        view.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(handedDown(path))
                .build()));
    }

    private static Set<AclEntryFlag> handedDown(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                ? EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                : Set.of();
    }
}
