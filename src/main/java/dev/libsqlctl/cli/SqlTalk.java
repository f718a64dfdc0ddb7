package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.RunListener;
import dev.libsqlctl.sql.StatementFailure;
import dev.libsqlctl.sql.StatementFailure.RowsBefore;
import dev.libsqlctl.sql.format.Excerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    public void changed(long rows) {
        try {
            output.changes(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    public void failed(StatementFailure failure) {
        console.say("error: " + ErrorCode.SQL_FAILED + ": " + message(failure));
        excerpt(failure).forEach(console::say);
        failure.hint().ifPresent(hint -> console.say("hint: " + hint));
    }

    /** {@return how the command ends with a failure} */
    DetailedFailure failure(StatementFailure failure) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("line", failure.statement().line());
        members.put(
                "position", failure.position().isPresent() ? failure.position().getAsInt() : null);
        LibsqlctlException end = new LibsqlctlException(
                ErrorCode.SQL_FAILED, message(failure), failure.hint().orElse(null), failure.cause());
        return new DetailedFailure(end, members, excerpt(failure));
    }

    private static String message(StatementFailure failure) {
        String place = failure.statement().line() == 1
                ? ""
                : "line " + failure.statement().line() + ": ";
        String rows = failure.rows() == RowsBefore.SOME ? "; the rows above are not all" : "";
        return place + failure.message() + rows;
    }

    private static List<String> excerpt(StatementFailure failure) {
        List<String> lines = new ArrayList<>();
        failure.position()
                .ifPresent(
                        place -> Excerpt.of(failure.statement().sql(), place).forEach(line -> lines.add("  " + line)));
        return lines;
    }
}
