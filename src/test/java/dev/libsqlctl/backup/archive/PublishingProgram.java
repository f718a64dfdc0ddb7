package dev.libsqlctl.backup.archive;

import dev.libsqlctl.backup.archive.PendingBackup.Existing;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Makes a backup and gives it its name when it is told to. */
public final class PublishingProgram {
    private PublishingProgram() {}

    /**
     * Says {@code ready} when there is nothing left but the name, waits for a byte of its input, and says how that went: {@code published} or an error code.
     *
     * @param arguments the backup's absolute path, what it is made of, and what is done with an existing one
     * @throws IOException never
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        BackupFile file = new BackupFile(Path.of(arguments[0]), Manifest.Format.SQL, Compression.NONE);
        try (PendingBackup backup = PendingBackup.of(file, Existing.valueOf(arguments[2]))) {
            backup.output().write(arguments[1].getBytes(StandardCharsets.UTF_8));
            BackupSize size = backup.complete();
            out.println("ready");
            System.in.read();
            publish(backup, size, arguments[1], out);
        }
    }

    private static void publish(PendingBackup backup, BackupSize size, String content, PrintStream out) {
        try {
            backup.publish(Manifests.of(
                    backup.file().path().getFileName().toString(),
                    size.bytes(),
                    Instant.EPOCH,
                    Optional.empty(),
                    content));
            out.println("published");
        } catch (LibsqlctlException e) {
            out.println(e.code());
        }
    }
}
