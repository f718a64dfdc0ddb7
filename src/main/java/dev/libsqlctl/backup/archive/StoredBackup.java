package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A backup of a directory.
 *
 * @param path the absolute path of its file
 * @param manifest what is known of it; empty when it has no manifest, or none that can be understood
 * @param damage why its manifest cannot be understood; empty when it can be or there is none
 * @param bytes the size of its file; empty when that is gone
 * @param modified when its file was last changed; empty when that is gone
 * @param time when it was begun: by its manifest, else by its name; empty when neither tells
 */
public record StoredBackup(
        Path path,
        Optional<Manifest> manifest,
        Optional<String> damage,
        OptionalLong bytes,
        Optional<FileTime> modified,
        Optional<Instant> time) {
    /** {@return whether it was found to be the same as its source, and its file has the size that it had then} */
    public boolean isVerified() {
        return manifest.filter(known -> known.verified().isPresent() && known.bytes() == bytes.orElse(-1))
                .isPresent();
    }

    /** {@return whether its manifest is there and its file is not} */
    public boolean isGone() {
        return bytes.isEmpty();
    }

    /**
     * {@return whether it is still the same one, and not another that got its name}
     *
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when that cannot be found out
     */
    boolean isUnchanged() {
        try {
            return BackupCatalog.size(path).equals(bytes)
                    && BackupCatalog.modified(path).equals(modified)
                    && ManifestFile.read(path).equals(manifest);
        } catch (LibsqlctlException e) {
            if (e.code() != ErrorCode.BACKUP_INVALID) {
                throw e;
            }
            return damage.equals(Optional.of(e.getMessage()));
        }
    }
}
