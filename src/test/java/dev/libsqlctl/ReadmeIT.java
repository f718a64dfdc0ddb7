package dev.libsqlctl;

import dev.libsqlctl.support.Program;
import java.util.Set;

/** What the README says of a machine without Docker, and what it says of any machine. */
class ReadmeIT extends ReadmeContract {
    private static final Set<String> CHAPTERS =
            Set.of("Without Docker", "Migrations", "Backups", "From other programs");

    @Override
    boolean runs(String chapter) {
        return CHAPTERS.contains(chapter);
    }

    @Override
    Program bash(Program bash) {
        return bash.with("LIBSQLCTL_ENGINE", "native");
    }
}
