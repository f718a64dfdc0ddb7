package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words, signs and literals of one statement, and where they stand in its file. */
final class StatementTokens {
    private final Script script;
    private final ScriptStatement statement;
    private final List<SqlToken> tokens = new ArrayList<>();

    StatementTokens(Script script, ScriptStatement statement) {
        this.script = script;
        this.statement = statement;
        SqlLexer lexer = new SqlLexer(statement.sql());
        SqlToken token = lexer.next();
        while (!token.isEnd()) {
            tokens.add(token);
            token = lexer.next();
        }
        tokens.add(token);
    }

    /** {@return whether the script runs as one transaction} */
    boolean inTransaction() {
        return script.transactional();
    }

    /** {@return the token of this index; behind the last one the end} */
    SqlToken at(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }

    /** {@return the last one before the end} */
    SqlToken last() {
        return at(Math.max(0, tokens.size() - 2));
    }

    /** {@return whether the statement begins with these words} */
    boolean startsWith(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!at(i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether one of these words stands there} */
    boolean isOneOf(int index, String... words) {
        return Stream.of(words).anyMatch(at(index)::isWord);
    }

    /** {@return the first one of a kind; empty when there is none} */
    Optional<SqlToken> first(SqlToken.Kind kind) {
        return tokens.stream().filter(token -> token.kind() == kind).findFirst();
    }

    /** {@return the name of a function that is called; empty when it is not} */
    Optional<SqlToken> call(String function) {
        return IntStream.range(0, tokens.size())
                .filter(i -> at(i).isWord(function) && at(i + 1).isSign('('))
                .mapToObj(this::at)
                .findFirst();
    }

    /** {@return an ORDER BY among the arguments of a function; empty when there is none} Queries and windows have it in parentheses, too. */
    Optional<SqlToken> orderOfArguments() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (at(i).isSign('(')) {
                open.push(i);
            } else if (at(i).isSign(')')) {
                open.poll();
            } else if (!open.isEmpty() && isOneOf(i, "ORDER") && isOneOf(i + 1, "BY") && isCall(open.element())) {
                return Optional.of(at(i));
            }
        }
        return Optional.empty();
    }

    private boolean isCall(int parenthesis) {
        return parenthesis > 0
                && at(parenthesis - 1).kind() == SqlToken.Kind.WORD
                && !isOneOf(parenthesis - 1, "OVER", "AS")
                && !isOneOf(parenthesis + 1, "SELECT", "WITH", "VALUES");
    }

    /** {@return a sign of a pair without its counterpart; empty when there is none} */
    Optional<SqlToken> unpaired(char opening, char closing) {
        Deque<SqlToken> open = new ArrayDeque<>();
        for (SqlToken token : tokens) {
            if (token.isSign(opening)) {
                open.push(token);
            } else if (token.isSign(closing) && open.poll() == null) {
                return Optional.of(token);
            }
        }
        return Optional.ofNullable(open.peek());
    }

    /** {@return that the statement cannot run, with the place where it begins} */
    Diagnostic error(String message, String advice) {
        return error(at(0), message, advice);
    }

    /** {@return that the statement cannot run, with the place of what it is for} */
    Diagnostic error(SqlToken cause, String message, String advice) {
        return diagnostic(Optional.of(ErrorCode.MIGRATION_REFUSED), cause, message, advice);
    }

    /** {@return that the statement may not do what was meant} */
    Diagnostic warning(String message, String advice) {
        return diagnostic(Optional.empty(), at(0), message, advice);
    }

    private Diagnostic diagnostic(Optional<ErrorCode> code, SqlToken cause, String message, String advice) {
        String before = statement.sql().substring(at(0).start(), cause.start());
        int newLine = before.lastIndexOf('\n');
        int line =
                statement.line() + (int) before.chars().filter(c -> c == '\n').count();
        int column = newLine < 0 ? statement.column() + before.length() : before.length() - newLine;
        return new Diagnostic(code, script.name(), line, column, message, advice);
    }
}
