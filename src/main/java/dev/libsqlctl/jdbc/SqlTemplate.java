package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.hrana.proto.NamedArg;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement with places for values, as far as its text alone tells. */
final class SqlTemplate {
    /** How the values travel: Hrana binds by position or by name, not both in one statement. */
    private enum Binding {
        NONE,
        POSITIONAL,
        NAMED
    }

    /** The server looks for each name among all of them: a statement of 32 000 took it seventeen seconds. */
    private static final int MOST_NAMES = 500;

    private final String sql;
    private final SqlOutline outline;
    private final List<Parameter> parameters;
    private final int parameterCount;
    private final Binding binding;
    private final String sentSql;

    private SqlTemplate(String sql, SqlOutline outline, ParameterNumbering numbering) {
        this.sql = sql;
        this.outline = outline;
        this.parameters = numbering.parameters();
        this.parameterCount = numbering.highest();
        boolean positional = parameters.stream().anyMatch(parameter -> parameter.name() == null);
        boolean named = parameters.stream().anyMatch(parameter -> parameter.name() != null);
        boolean byName = named && !positional && parameterCount <= MOST_NAMES;
        this.binding = byName ? Binding.NAMED : named || positional ? Binding.POSITIONAL : Binding.NONE;
        this.sentSql = named && !byName ? numbered() : sql;
    }

    /**
     * {@return the statement of this text}
     *
     * @throws SQLException if a parameter has a number that SQLite does not have
     */
    static SqlTemplate of(String sql) throws SQLException {
        SqlOutline outline = new SqlOutline();
        ParameterNumbering numbering = new ParameterNumbering();
        SqlLexer lexer = new SqlLexer(sql);
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            outline.add(token);
            if (token.kind() == SqlToken.Kind.PARAMETER) {
                numbering.add(token);
            }
        }
        return new SqlTemplate(sql, outline, numbering);
    }

    String sql() {
        return sql;
    }

    SqlOutline outline() {
        return outline;
    }

    /** {@return the places for values, in the order of the text} */
    List<Parameter> parameters() {
        return parameters;
    }

    /** {@return how many values it takes: the highest number of a parameter} */
    int parameterCount() {
        return parameterCount;
    }

    /**
     * {@return the statement with its values}
     *
     * @param values by number, the first being number 1; null where none was set
     * @throws SQLException if a value is missing
     */
    Stmt bind(Value[] values) throws SQLException {
        return switch (binding) {
            case NONE -> Stmt.of(sql);
            case POSITIONAL -> Stmt.of(sentSql, positional(values));
            case NAMED -> Stmt.of(sql).withNamedArgs(named(values));
        };
    }

    /**
     * {@return the statement without values}
     *
     * @throws SQLException if it takes one
     */
    Stmt bindNothing() throws SQLException {
        return bind(new Value[parameterCount]);
    }

    /**
     * Does nothing if every parameter has a value.
     *
     * @throws SQLException if one has none
     */
    void requireAll(Value[] values) throws SQLException {
        for (Parameter parameter : parameters) {
            value(values, parameter);
        }
    }

    /** A number that the text skips is bound nevertheless: the server counts up to the highest. */
    private Value[] positional(Value[] values) throws SQLException {
        Value[] args = new Value[parameterCount];
        Arrays.fill(args, Value.NULL);
        for (Parameter parameter : parameters) {
            args[parameter.number() - 1] = value(values, parameter);
        }
        return args;
    }

    private List<NamedArg> named(Value[] values) throws SQLException {
        List<NamedArg> args = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.number() > args.size()) {
                args.add(new NamedArg(parameter.name(), value(values, parameter)));
            }
        }
        return args;
    }

    private static Value value(Value[] values, Parameter parameter) throws SQLException {
        Value value = values[parameter.number() - 1];
        if (value == null) {
            throw StatementErrors.missingParameter(parameter);
        }
        return value;
    }

    /** A number is written only where it is not the next one: SQLite looks for each that is written among all of them. */
    private String numbered() {
        StringBuilder text = new StringBuilder();
        int copied = 0;
        int highest = 0;
        for (Parameter parameter : parameters) {
            text.append(sql, copied, parameter.start()).append('?');
            if (parameter.number() != highest + 1) {
                text.append(parameter.number());
            }
            highest = Math.max(highest, parameter.number());
            copied = parameter.end();
        }
        return text.append(sql, copied, sql.length()).toString();
    }
}
