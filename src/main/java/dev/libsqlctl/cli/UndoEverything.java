package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.Script;
import java.util.List;

/** The question before every migration is undone. */
final class UndoEverything {
    private UndoEverything() {}

    /** @param plan the scripts that would run; nobody is asked about none */
    static void confirm(Console console, MigrationSession session, List<Script> plan) {
        if (!plan.isEmpty()) {
            new Confirmation(console)
                    .require("Undo all " + plan.size() + " migrations of "
                            + session.target().name() + "?");
        }
    }
}
