package dev.libsqlctl.hrana;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/** The errors of statements that sqld sends with their code in a pipeline and without it in a cursor. */
final class StmtErrors {
    private static final List<Entry<String, String>> CODES_BY_BEGINNING = List.of(
            entry("SQL string could not be parsed", "SQL_PARSE_ERROR"),
            entry("SQL string does not contain any statement", "SQL_NO_STATEMENT"),
            entry("SQL string contains more than one statement", "SQL_MANY_STATEMENTS"),
            entry("Arguments do not match SQL parameters", "ARGS_INVALID"),
            entry("Specifying both positional and named arguments is not supported", "ARGS_BOTH_POSITIONAL_AND_NAMED"));

    private StmtErrors() {}

    static Optional<String> codeOf(String message) {
        return CODES_BY_BEGINNING.stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(Entry::getValue)
                .findFirst();
    }
}
