package dev.libsqlctl.shell;

import dev.libsqlctl.sql.RunListener;
import dev.libsqlctl.sql.StatementFailure;
import java.time.Duration;
import java.util.Locale;

/** Says what becomes of the statements of an input. */
final class Talk implements RunListener {
    private final Display display;
    private final Choices choices;

    Talk(Display display, Choices choices) {
        this.display = display;
        this.choices = choices;
    }

    @Override
    public void changed(long rows) {
        if (rows > 0 && choices.saysChanges()) {
            display.say(rows == 1 ? "1 row changed" : rows + " rows changed");
        }
    }

    @Override
    public void cut(long rows) {
        throw new IllegalStateException("all rows are wanted");
    }

    @Override
    public void took(Duration time) {
        if (choices.timer()) {
            display.say(String.format(Locale.ROOT, "time: %.3f s", time.toNanos() / 1e9));
        }
    }

    @Override
    public void failed(StatementFailure failure) {
        throw new IllegalStateException("the first failure is the last");
    }
}
