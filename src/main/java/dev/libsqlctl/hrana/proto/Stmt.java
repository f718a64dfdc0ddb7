package dev.libsqlctl.hrana.proto;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A SQL statement with its arguments (Hrana 3, "Statements").
 *
 * @param sql the text of one statement, or null when {@code sqlId} is given
 * @param sqlId the id of a text stored on the stream, or null when {@code sql} is given
 * @param args bound by position
 * @param namedArgs bound by name
 * @param wantRows whether the rows are wanted; sqld 0.24 sends them anyway
 */
public record Stmt(String sql, Integer sqlId, List<Value> args, List<NamedArg> namedArgs, boolean wantRows) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if not exactly one of {@code sql} and {@code sqlId} is given, or the text holds U+0000, at
     *     which the server would cut the statement short
     */
    public Stmt {
        if ((sql == null) == (sqlId == null)) {
            throw new IllegalArgumentException("A statement is given either by its text or by the id of a stored text");
        }
        SqlTexts.requireWhole(sql);
        args = List.copyOf(args);
        namedArgs = List.copyOf(namedArgs);
    }

    /** {@return the statement of this text, with arguments bound by position} */
    public static Stmt of(String sql, Value... args) {
        return new Stmt(sql, null, List.of(args), List.of(), true);
    }

    /** {@return the statement stored under this id, with arguments bound by position} */
    public static Stmt stored(int sqlId, Value... args) {
        return new Stmt(null, sqlId, List.of(args), List.of(), true);
    }

    /** {@return the same statement with these arguments bound by position} */
    public Stmt withArgs(List<Value> newArgs) {
        return new Stmt(sql, sqlId, newArgs, namedArgs, wantRows);
    }

    /** {@return the same statement with these arguments bound by name} */
    public Stmt withNamedArgs(List<NamedArg> newNamedArgs) {
        return new Stmt(sql, sqlId, args, newNamedArgs, wantRows);
    }

    /** {@return the same statement, whose rows are not wanted} */
    public Stmt withoutRows() {
        return new Stmt(sql, sqlId, args, namedArgs, false);
    }

    /** {@return the text, empty for a stored one} */
    public Optional<String> sqlIfAny() {
        return Optional.ofNullable(sql);
    }

    /** {@return the id of the stored text, empty if the text itself is given} */
    public OptionalInt sqlIdIfAny() {
        return sqlId == null ? OptionalInt.empty() : OptionalInt.of(sqlId);
    }
}
