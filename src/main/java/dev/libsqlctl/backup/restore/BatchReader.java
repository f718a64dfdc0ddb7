package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.script.DumpStatement.Kind;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the statements of a dump together into batches. Statements that are no INSERT are alone. */
final class BatchReader {
    /** Enough that a call costs nothing per row, and little enough for the parser, which holds all of an INSERT at once. */
    private static final int CHARACTERS = 1 << 17;

    private static final int ROWS_PER_INSERT = 500;

    private final DumpReader dump;
    private Optional<DumpStatement> waiting = Optional.empty();
    private Optional<LibsqlctlException> failure = Optional.empty();
    private long position;

    private final List<DumpStatement> statements = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();
    private int rows;

    BatchReader(DumpReader dump) {
        this.dump = dump;
    }

    /** {@return the next batch; empty at the end of the dump} */
    Optional<Batch> next() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        Optional<DumpStatement> first = waiting.isPresent() ? waiting : dump.next();
        waiting = Optional.empty();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        long behind = dump.position();
        if (first.get().kind() != Kind.INSERT || first.get().sql().length() >= CHARACTERS) {
            return Optional.of(batch(List.of(first.get()), first.get().sql(), behind));
        }
        return Optional.of(inserts(first.get(), behind));
    }

    private Batch inserts(DumpStatement first, long behindFirst) {
        statements.clear();
        sql.setLength(0);
        rows = 0;
        add(first);
        long behind = behindFirst;
        while (sql.length() < CHARACTERS) {
            waiting = following();
            if (waiting.isEmpty()
                    || waiting.get().kind() != Kind.INSERT
                    || waiting.get().sql().length() >= CHARACTERS) {
                break;
            }
            add(waiting.get());
            waiting = Optional.empty();
            behind = dump.position();
        }
        return batch(List.copyOf(statements), sql.toString(), behind);
    }

    /** What is in front of the place where a dump is damaged may have mistakes of its own. */
    private Optional<DumpStatement> following() {
        try {
            return dump.next();
        } catch (LibsqlctlException e) {
            failure = Optional.of(e);
            return Optional.empty();
        }
    }

    private void add(DumpStatement next) {
        if (rows > 0 && rows < ROWS_PER_INSERT && isLikeLast(next)) {
            sql.append(',').append(next.sql(), next.row(), next.sql().length());
            rows++;
        } else {
            sql.append(statements.isEmpty() ? "" : ";\n").append(next.sql());
            rows = next.row() >= 0 ? 1 : 0;
        }
        statements.add(next);
    }

    private boolean isLikeLast(DumpStatement next) {
        DumpStatement last = statements.get(statements.size() - 1);
        return next.row() >= 0 && next.row() == last.row() && next.sql().regionMatches(0, last.sql(), 0, last.row());
    }

    private Batch batch(List<DumpStatement> of, String text, long behind) {
        long bytes = behind - position;
        position = behind;
        return new Batch(of, text, bytes);
    }
}
