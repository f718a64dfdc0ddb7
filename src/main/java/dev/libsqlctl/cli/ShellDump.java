package dev.libsqlctl.cli;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.archive.Selection.Part;
import dev.libsqlctl.backup.create.Source;
import dev.libsqlctl.backup.dump.DumpWriter;
import dev.libsqlctl.backup.dump.Hashing;
import dev.libsqlctl.backup.dump.RowidUse;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.backup.source.ServerSnapshot.Precision;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.shell.Dump;
import dev.libsqlctl.target.FileTarget;
import dev.libsqlctl.target.ServerTarget;
import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The shell's dumps, which are those of {@code backup --no-verify -o -}. */
final class ShellDump implements Dump {
    @Override
    public void write(Target target, List<String> patterns, OutputStream out) throws IOException {
        Selection selection =
                new Selection(Part.ALL, patterns.stream().map(ShellDump::glob).toList(), List.of());
        try (Snapshot snapshot = source(target).open(Precision.BYTES)) {
            new DumpWriter(snapshot, selection, RowidUse.RENEWED, Hashing.COUNTED, BackupProgress.NONE).write(out);
        } catch (LibsqlctlException e) {
            throw e.code() == ErrorCode.USAGE ? nothingLike(patterns, e) : e;
        }
    }

    private static LibsqlctlException nothingLike(List<String> patterns, LibsqlctlException e) {
        return new LibsqlctlException(
                ErrorCode.USAGE,
                "no table or view is like " + String.join(" or ", patterns),
                "% stands for any characters, _ for one; .tables shows the names.",
                e);
    }

    private static Source source(Target target) {
        if (target instanceof ServerTarget server) {
            return new Source.OfServer(server.endpoint());
        }
        return new Source.LocalFile(((FileTarget) target).path(), Origin.Kind.FILE, Optional.empty());
    }

    /** {@return what backups understand} The shell of SQLite takes the backslash for the one that makes the next character an ordinary one. */
    private static String glob(String like) {
        StringBuilder glob = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == '\\' && i + 1 < like.length()) {
                i++;
                glob.append(like.charAt(i));
            } else {
                glob.append(c == '%' ? '*' : c == '_' ? '?' : c);
            }
        }
        return glob.toString();
    }
}
