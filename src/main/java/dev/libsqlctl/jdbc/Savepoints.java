package dev.libsqlctl.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The savepoints of the open transaction, the outermost first. Not thread-safe. */
final class Savepoints {
    private final List<LibsqlSavepoint> stack = new ArrayList<>();
    private int lastId;

    /** {@return a new one, not on the stack yet} SQLite finds the innermost of a name: each is given one that is not in use. */
    LibsqlSavepoint create(String nameOrNull) {
        int id = ++lastId;
        String sqlName = nameOrNull == null || isInUse(nameOrNull) ? "jdbc_savepoint_" + id : nameOrNull;
        return new LibsqlSavepoint(id, nameOrNull, sqlName);
    }

    void push(LibsqlSavepoint savepoint) {
        stack.add(savepoint);
    }

    void requireOpen(LibsqlSavepoint savepoint) throws SQLException {
        if (!stack.contains(savepoint)) {
            throw SqlErrors.savepoint("The savepoint is not one of the open transaction");
        }
    }

    /** Forgets those within this one, which stays. */
    void rolledBackTo(LibsqlSavepoint savepoint) {
        stack.subList(stack.indexOf(savepoint) + 1, stack.size()).clear();
    }

    /** Forgets this one and those within it. */
    void released(LibsqlSavepoint savepoint) {
        stack.subList(stack.indexOf(savepoint), stack.size()).clear();
    }

    void clear() {
        stack.clear();
    }

    private boolean isInUse(String name) {
        return stack.stream().anyMatch(savepoint -> savepoint.isCalled(name));
    }
}
