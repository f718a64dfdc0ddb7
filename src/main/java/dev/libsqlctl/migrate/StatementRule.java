package dev.libsqlctl.migrate;

import java.util.Optional;

/** Knows one kind of mistake. */
@FunctionalInterface
interface StatementRule {
    /** {@return what is wrong with a statement; empty when it is nothing of this kind} */
    Optional<Diagnostic> check(StatementTokens statement);
}
