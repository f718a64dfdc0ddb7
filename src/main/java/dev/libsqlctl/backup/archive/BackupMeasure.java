package dev.libsqlctl.backup.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures a file that somebody else wrote. */
final class BackupMeasure {
    private BackupMeasure() {}

    /** {@return what a file measures that is not compressed} */
    static BackupSize of(Path file) throws IOException {
        MeasuredOutput measure = new MeasuredOutput(OutputStream.nullOutputStream());
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(measure);
        }
        return new BackupSize(measure.bytes(), measure.bytes(), measure.sha256());
    }
}
