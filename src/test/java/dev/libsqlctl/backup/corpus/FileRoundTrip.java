package dev.libsqlctl.backup.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.ReferenceShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/** What must hold of every database in a file: its dump is the shell's, and what is restored from that is the database again. */
final class FileRoundTrip {
    private final BackupProgram program;
    private final Path directory;
    private final CorpusDatabase database;
    private final Path original;

    /** @param directory an empty one */
    FileRoundTrip(CorpusDatabase database, Path directory) {
        this.program = new BackupProgram(directory);
        this.directory = directory;
        this.database = database;
        this.original = database.build(directory);
    }

    /** Ours is the shell's, but for what the shell loses. */
    void dumpIsTheShells() {
        byte[] ours = program.backup(BackupProgram.url(original), directory.resolve("plain.sql"), "--no-verify");
        same(ours, ShellDifferences.applied(database.name(), ReferenceShell.dump(original)), "the shell's dump");
    }

    /** The same with the rowids in it. */
    void dumpWithRowidsIsTheShells() {
        byte[] ours = program.backup(
                BackupProgram.url(original), directory.resolve("rowids.sql"), "--no-verify", "--preserve-rowids");
        byte[] shells = ReferenceShell.dump(original, "--preserve-rowids");
        same(ours, ShellDifferences.applied(database.name(), shells), "the shell's dump with rowids");
    }

    /** Verified, restored, and dumped again. */
    void restoredIsTheSame() throws SQLException {
        Path restored = restoredHasTheSameRows();
        same(
                ReferenceShell.dump(restored),
                // What it says of an open comment is not SQL, and so cannot be said of what was loaded.
                database.name().equals("open-blocks")
                        ? ShellDifferences.applied(database.name(), ReferenceShell.dump(original))
                        : ReferenceShell.dump(original),
                "the shell's dump of the original");
    }

    /** {@return the restored database, which has the same rows, works, and gives the same dump} */
    Path restoredHasTheSameRows() throws SQLException {
        Path dump = directory.resolve("verified.sql");
        byte[] first = program.backup(BackupProgram.url(original), dump);
        Path restored = directory.resolve("restored.sqlite3");
        program.restoreToFile(dump, restored);
        assertThat(Contents.of(restored)).isEqualTo(Contents.of(original));
        assertThat(ReferenceShell.execute(restored, "PRAGMA integrity_check;"))
                .isEqualTo(ReferenceShell.execute(original, "PRAGMA integrity_check;"));
        byte[] second = program.backup(BackupProgram.url(restored), directory.resolve("again.sql"), "--no-verify");
        same(second, first, "the first dump");
        assertThat(Answers.of(restored, database.questions())).isEqualTo(Answers.of(original, database.questions()));
        return restored;
    }

    /** The shell's own dump loads, with what it has lost. */
    void shellsDumpLoads() throws IOException {
        Path dump = directory.resolve("shell.sql");
        byte[] shells = ReferenceShell.dump(original);
        Files.write(dump, shells);
        Path restored = directory.resolve("from-shell.sqlite3");
        program.restoreToFile(dump, restored);
        same(ReferenceShell.dump(restored), shells, "the shell's dump");
    }

    /** A dump may have megabytes in a line, so that no assertion should show it. */
    static void same(byte[] actual, byte[] expected, String of) {
        int difference = Arrays.mismatch(actual, expected);
        assertThat(difference < 0)
                .as(() -> "as " + of + "; from byte " + difference + ":\n" + excerpt(actual, difference)
                        + "\ninstead of\n" + excerpt(expected, difference))
                .isTrue();
    }

    private static String excerpt(byte[] text, int at) {
        int from = Math.max(0, at - 100);
        int to = Math.min(text.length, at + 200);
        return from < to ? new String(text, from, to - from, StandardCharsets.ISO_8859_1) : "its end";
    }
}
