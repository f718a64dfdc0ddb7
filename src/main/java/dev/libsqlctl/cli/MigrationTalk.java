package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.Migration;
import dev.libsqlctl.migrate.MigrationListener;
import java.time.Duration;

/** Says on stderr what happens to a database while it happens. */
final class MigrationTalk implements MigrationListener {
    private final Console console;

    MigrationTalk(Console console) {
        this.console = console;
    }

    @Override
    public void waiting(String what) {
        console.say("waiting: " + what);
    }

    @Override
    public void warning(String what) {
        console.say("warning: " + what);
    }

    @Override
    public void applying(Migration migration) {
        console.say("applying " + migration.script());
    }

    /** The answer tells it. */
    @Override
    public void applied(Migration migration, Duration took) {}

    @Override
    public void trying(Migration migration) {
        console.say("trying " + migration.script());
    }

    @Override
    public void undoing(Migration migration) {
        console.say("undoing " + migration.down().orElseThrow().getFileName());
    }

    /** The answer tells it. */
    @Override
    public void undone(Migration migration, Duration took) {}
}
