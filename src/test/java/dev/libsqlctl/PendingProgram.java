package dev.libsqlctl;

import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.Compression;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.PendingBackup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Begins a backup, and then hears no interrupt: to be killed, and to be asked to end. */
public final class PendingProgram {
    private PendingProgram() {}

    /**
     * Says {@code ready} when it has begun, and never ends.
     *
     * @param arguments the backup's absolute path
     */
    public static void main(String[] arguments) {
        Interruption.ofCurrentThread();
        try (PendingBackup backup = PendingBackup.of(
                new BackupFile(Path.of(arguments[0]), Manifest.Format.SQL, Compression.NONE),
                PendingBackup.Existing.REFUSED)) {
            backup.output().write("BEGIN;\n".getBytes(StandardCharsets.UTF_8));
            new PrintStream(new FileOutputStream(FileDescriptor.out), true).println("ready");
            while (true) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
