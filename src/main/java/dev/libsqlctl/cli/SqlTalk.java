package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.RunListener;
import dev.libsqlctl.sql.StatementFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says on stderr what becomes of statements. */
final class SqlTalk implements RunListener {
    private final Console console;
    private final ResultOutput output;
    private final boolean timing;

    SqlTalk(Console console, ResultOutput output, boolean timing) {
        this.console = console;
        this.output = output;
        this.timing = timing;
    }

    @Override
    public void changed(long rows) throws IOException {
        output.changes(rows);
        if (console.terminal().out() && rows > 0) {
            console.say(rows == 1 ? "1 row changed" : rows + " rows changed");
        }
    }

    @Override
    public void cut(long rows) {
        console.say("only the first " + rows + " rows are shown: there are more");
    }

    @Override
    public void took(Duration time) {
        if (timing) {
            console.say(String.format(Locale.ROOT, "time: %.3f s", time.toNanos() / 1e9));
        }
    }

    @Override
    public void failed(StatementFailure failure) throws IOException {
        output.failed(failure.members());
        console.say("error: " + ErrorCode.SQL_FAILED + ": " + failure.words());
        failure.excerpt().forEach(console::say);
        failure.hint().ifPresent(hint -> console.say("hint: " + hint));
    }

    /** {@return how the command ends with a failure} */
    static DetailedFailure end(StatementFailure failure) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("line", failure.statement().line());
        members.put(
                "position", failure.position().isPresent() ? failure.position().getAsInt() : null);
        LibsqlctlException end = new LibsqlctlException(
                ErrorCode.SQL_FAILED, failure.words(), failure.hint().orElse(null), failure.cause());
        return new DetailedFailure(end, members, failure.excerpt());
    }
}
