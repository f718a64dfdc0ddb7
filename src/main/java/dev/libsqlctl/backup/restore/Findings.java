package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.script.DumpStatement.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects what would fail. */
final class Findings implements LoadListener {
    private static final int MOST = 1000;

    private final Function<DumpStatement, Optional<String>> rules;
    private final Optional<ServerOpinion> server;
    private final List<DumpProblem> problems = new ArrayList<>();
    private long more;
    private long lastLine;

    /** Tables that the server can make and this SQLite cannot, in lower case. */
    private final Set<String> onlyOnServer = new HashSet<>();

    /**
     * @param rules why a target would refuse what SQLite does not
     * @param server to be asked what it thinks of what SQLite refuses; empty when the target is none, or is not at hand
     */
    Findings(Function<DumpStatement, Optional<String>> rules, Optional<ServerOpinion> server) {
        this.rules = rules;
        this.server = server;
    }

    @Override
    public void next(DumpStatement statement) {
        lastLine = statement.line();
        rules.apply(statement)
                .ifPresent(why -> add(statement.line(), why + " in: " + SqliteFailure.shortened(statement.sql())));
    }

    @Override
    public void failed(DumpStatement statement, SqliteFailure failure) {
        if (!isOnlyOnServer(statement)) {
            add(statement.line(), failure.with(statement));
        }
    }

    /** A server reads what SQLite does not, such as RANDOM ROWID; what it reads is judged by it. */
    private boolean isOnlyOnServer(DumpStatement statement) {
        String table = statement.table().toLowerCase(Locale.ROOT);
        boolean made = statement.kind() == Kind.TABLE || statement.kind() == Kind.INDEX;
        if (made && server.isPresent() && server.get().objection(statement).isEmpty()) {
            onlyOnServer.add(table);
            return true;
        }
        return statement.kind() == Kind.INSERT && onlyOnServer.contains(table);
    }

    /** Adds that the dump cannot be read further. */
    void addEnd(String message) {
        add(lastLine, message);
    }

    private void add(long line, String message) {
        if (problems.size() < MOST) {
            problems.add(new DumpProblem(line, message));
        } else {
            more++;
        }
    }

    /** {@return what was found} */
    DumpFindings found(LoadedDump loaded) {
        List<DumpProblem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingLong(DumpProblem::line));
        return new DumpFindings(sorted, more, loaded.statements(), loaded.rows());
    }
}
