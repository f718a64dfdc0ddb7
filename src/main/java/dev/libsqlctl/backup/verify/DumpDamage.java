package dev.libsqlctl.backup.verify;

import dev.libsqlctl.backup.archive.BackupInput;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Path;

/** Tells a dump that is damaged from one that cannot be loaded. */
public final class DumpDamage {
    private DumpDamage() {}

    /**
     * {@return what is to be told when a dump could not be loaded: that the file is damaged or cut off, if it is} That is noticed at its end alone; what the wrong bytes were taken for before is
     * beside the point.
     *
     * @param dump the dump's file, compressed or not
     * @param failure to load it
     */
    public static LibsqlctlException explained(Path dump, LibsqlctlException failure) {
        if (failure.code() != ErrorCode.RESTORE_FAILED && failure.code() != ErrorCode.RESTORE_REFUSED) {
            return failure;
        }
        try (DumpReader reader = new DumpReader(BackupInput.open(dump), dump.toString())) {
            while (reader.next().isPresent()) {
                // Its end is what is looked for.
                continue;
            }
            return failure;
        } catch (LibsqlctlException damage) {
            if (damage.code() != ErrorCode.BACKUP_INVALID && damage.code() != ErrorCode.INTERRUPTED) {
                return failure;
            }
            damage.addSuppressed(failure);
            return damage;
        } catch (IOException e) {
            return failure;
        }
    }
}
