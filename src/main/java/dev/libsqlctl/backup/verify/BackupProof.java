package dev.libsqlctl.backup.verify;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupInput;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.Selection.Part;
import dev.libsqlctl.backup.dump.DumpWriter;
import dev.libsqlctl.backup.restore.FileLoad;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads a backup and compares it with what its source held. */
public final class BackupProof {
    private static final int READERS = 2;

    private final Manifest manifest;
    private final BackupProgress progress;

    /**
     * @param manifest what the source held
     * @param progress hears of rows and bytes
     */
    public BackupProof(Manifest manifest, BackupProgress progress) {
        this.manifest = manifest;
        this.progress = progress;
    }

    /**
     * Loads and compares.
     *
     * @param content the absolute path of the backup's file, wherever it is meanwhile
     * @param tables for rows alone: the dump of the tables that they belong in; otherwise empty
     * @return what differs, or why it cannot be loaded, in words; empty when it is the same
     * @throws LibsqlctlException when the machine is in the way, as with a full disk, or the thread is interrupted
     */
    public List<String> differences(Path content, byte[] tables) {
        if (manifest.format() == Manifest.Format.DATABASE) {
            return compared(content);
        }
        // By the name that it will have: that of a file that waits for its name is another one each time, so that
        // nobody would find what a killed process left.
        try (ScratchDatabase scratch = ScratchDatabase.beside(content.resolveSibling(manifest.file()))) {
            try {
                load(content, tables, scratch.path());
            } catch (LibsqlctlException e) {
                if (e.code() != ErrorCode.RESTORE_FAILED && e.code() != ErrorCode.BACKUP_INVALID) {
                    throw e;
                }
                return List.of("it cannot be loaded: " + e.getMessage());
            }
            return compared(scratch.path());
        }
    }

    private void load(Path content, byte[] tables, Path database) {
        try (DumpReader dump = dump(content, tables)) {
            progress.begin("loading", rows(), manifest.contentBytes());
            FileLoad.load(dump, database, Optional.of(manifest.header()), progress);
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot read " + content + ": " + e.getMessage(), null, e);
        }
    }

    private long rows() {
        return manifest.tables().stream().mapToLong(table -> table.rows()).sum();
    }

    private DumpReader dump(Path content, byte[] tables) throws IOException {
        InputStream in = BackupInput.open(content);
        if (manifest.selection().part() == Part.DATA) {
            in.skipNBytes(DumpWriter.BEGIN.getBytes(StandardCharsets.UTF_8).length);
            in = new SequenceInputStream(new ByteArrayInputStream(tables), in);
        }
        return new DumpReader(in, manifest.file());
    }

    private List<String> compared(Path database) {
        progress.begin("comparing", rows(), 0);
        List<String> differences = new ArrayList<>(Integrity.problems(database));
        if (differences.isEmpty()) {
            try (FileSnapshot snapshot = FileSnapshot.open(database, Origin.Kind.FILE, Optional.empty(), READERS)) {
                differences.addAll(new Comparison(manifest).with(snapshot, progress));
            }
        }
        return differences;
    }
}
