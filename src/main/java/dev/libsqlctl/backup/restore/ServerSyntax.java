package dev.libsqlctl.backup.restore;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What sqld 0.24.32 cannot read of what SQLite can. It has two parsers, of which one knows no order within an aggregate, and both have a stack of a hundred places: how many of them a statement
 * takes is reckoned here as seen from outside (93 parentheses are read, and 31 calls within each other, or 18 where the inner one is not the first argument).
 */
final class ServerSyntax {
    private static final int PLACES = 100;
    private static final int TAKEN_BY_THE_STATEMENT = 7;
    private static final int PARENTHESIS = 1;
    private static final int CALL = 3;
    private static final int QUERY = 5;
    private static final int CASE = 4;
    private static final int LEFT_OPERAND = 2;

    /** Words before a parenthesis that is none of a call. */
    private static final Set<String> NO_FUNCTIONS = Set.of(
            "AND", "AS", "BETWEEN", "BY", "CHECK", "ELSE", "EXISTS", "FROM", "HAVING", "IN", "IS", "JOIN", "KEY",
            "LIKE", "LIMIT", "NOT", "ON", "OR", "OVER", "SELECT", "SET", "THEN", "UNION", "ALL", "UNIQUE", "USING",
            "VALUES", "WHEN", "WHERE");

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "LIKE", "IS", "BETWEEN", "GLOB");

    private final SqlLexer lexer;
    private final Deque<Group> groups = new ArrayDeque<>();
    private boolean ordersAggregate;
    private int taken = TAKEN_BY_THE_STATEMENT;
    private int most;

    private ServerSyntax(String sql) {
        lexer = new SqlLexer(sql);
    }

    /** {@return why a server would not read a statement of a schema; empty if it would} */
    static Optional<String> objection(String sql) {
        ServerSyntax syntax = new ServerSyntax(sql);
        syntax.read();
        if (syntax.ordersAggregate) {
            return Optional.of("the server knows no ORDER BY within an aggregate function");
        } else if (syntax.most > PLACES) {
            return Optional.of("the server cannot read what is nested so deeply");
        }
        return Optional.empty();
    }

    private void read() {
        SqlToken before = null;
        SqlToken token = lexer.next();
        while (!token.isEnd()) {
            SqlToken next = lexer.next();
            if (token.isSign('(')) {
                open(before, next);
            } else if (token.isWord("CASE")) {
                push(new Group(CASE, false, true));
            } else if (token.isSign(')') || token.isWord("END") && !groups.isEmpty() && groups.peek().isCase) {
                pop();
            } else if (token.isSign(',') && !groups.isEmpty()) {
                groups.peek().comma();
            } else if (token.isWord("ORDER") && !groups.isEmpty()) {
                ordersAggregate |= groups.peek().isCall;
            }
            before = token;
            token = next;
        }
    }

    private void open(SqlToken before, SqlToken next) {
        boolean query = next.isWord("SELECT") || next.isWord("WITH") || next.isWord("VALUES");
        boolean call = !query && before != null && isFunction(before);
        int weight = query ? QUERY : call ? CALL : PARENTHESIS;
        push(new Group(weight + (before != null && isOperator(before) ? LEFT_OPERAND : 0), call, false));
    }

    private void push(Group group) {
        groups.push(group);
        taken += group.weight;
        most = Math.max(most, taken);
    }

    private void pop() {
        if (!groups.isEmpty()) {
            taken -= groups.pop().weight;
        }
    }

    private static boolean isFunction(SqlToken token) {
        return token.kind() == SqlToken.Kind.QUOTED_NAME
                || token.kind() == SqlToken.Kind.WORD
                        && !NO_FUNCTIONS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    private static boolean isOperator(SqlToken token) {
        return token.kind() == SqlToken.Kind.SIGN && "+-*/%<>=|&".contains(token.text())
                || token.kind() == SqlToken.Kind.WORD
                        && OPERATORS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    /** What stands between a parenthesis, or a CASE, and its end. */
    private final class Group {
        private final boolean isCall;
        private final boolean isCase;
        private int weight;
        private boolean hasComma;

        Group(int weight, boolean isCall, boolean isCase) {
            this.weight = weight;
            this.isCall = isCall;
            this.isCase = isCase;
        }

        /** What stands before a comma stays on the stack. */
        void comma() {
            if (!hasComma) {
                hasComma = true;
                weight += LEFT_OPERAND;
                taken += LEFT_OPERAND;
            }
        }
    }
}
