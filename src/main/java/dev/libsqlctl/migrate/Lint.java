package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.target.ServerTarget;
import dev.libsqlctl.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds in scripts what a database would refuse, before anything runs. It looks at the words alone, not into the database. */
public final class Lint {
    private final List<StatementRule> rules;

    private Lint(List<StatementRule> rules) {
        this.rules = rules;
    }

    /** {@return what knows the rules for a database: a server refuses more than a local file does} */
    public static Lint of(Target target) {
        List<StatementRule> own = target instanceof ServerTarget ? ServerRules.ALL : FileRules.ALL;
        return new Lint(Stream.concat(ScriptRules.ALL.stream(), own.stream()).toList());
    }

    /** {@return what is wrong with a script, in its order} */
    public List<Diagnostic> check(Script script) {
        if (script.flaw().isPresent()) {
            return script.flaw().stream().toList();
        }
        List<ScriptStatement> statements = script.statements();
        if (statements.isEmpty()) {
            return List.of(Diagnostic.warning(script.name(), "it holds no statement", "Write the SQL into it."));
        }
        List<Diagnostic> found = new ArrayList<>();
        for (ScriptStatement statement : statements) {
            StatementTokens tokens = new StatementTokens(script, statement);
            rules.stream().flatMap(rule -> rule.check(tokens).stream()).forEach(found::add);
        }
        unfinished(script, statements).ifPresent(found::add);
        return found;
    }

    /** What a script without a transaction of ours begins, it must end: else all of that is lost. */
    private static Optional<Diagnostic> unfinished(Script script, List<ScriptStatement> statements) {
        if (script.transactional()) {
            return Optional.empty();
        }
        ScriptStatement begun = null;
        for (ScriptStatement statement : statements) {
            begun = switch (TransactionControl.of(statement)) {
                case NONE -> begun;
                case BEGIN -> statement;
                case COMMIT, ROLLBACK -> null;
            };
        }
        return Optional.ofNullable(begun)
                .map(statement -> new StatementTokens(script, statement)
                        .error("the transaction that begins here does not end", "Write COMMIT at its end."));
    }

    /**
     * Makes sure that nothing of this is refused.
     *
     * @return warnings, in the order of the scripts
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_REFUSED} with the first error
     */
    public List<Diagnostic> require(Collection<Script> scripts) {
        List<Diagnostic> all =
                scripts.stream().flatMap(script -> check(script).stream()).toList();
        all.stream().filter(Diagnostic::isError).findFirst().ifPresent(error -> {
            throw error.exception();
        });
        return all;
    }
}
