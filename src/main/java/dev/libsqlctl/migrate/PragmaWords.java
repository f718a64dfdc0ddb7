package dev.libsqlctl.migrate;

import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.hrana.SqlToken.Kind;
import java.util.Locale;

/**
 * What a PRAGMA statement says.
 *
 * @param name in lower case, as it is written; empty for any other statement
 * @param hasArgument whether a value is given, behind an equals sign or in parentheses
 */
record PragmaWords(String name, boolean hasArgument) {
    static PragmaWords of(StatementTokens statement) {
        if (!statement.startsWith("PRAGMA")) {
            return new PragmaWords("", false);
        }
        int index = statement.at(2).isSign('.') ? 3 : 1;
        SqlToken name = statement.at(index);
        return new PragmaWords(
                name.text().toLowerCase(Locale.ROOT), statement.at(index + 1).kind() == Kind.SIGN);
    }

    /** {@return whether it is a pragma of this name, whatever quotes it is written in} */
    boolean is(String other) {
        return name.replaceAll("^[\"`\\[]|[\"`\\]]$", "").equals(other);
    }

    /** {@return whether it is a pragma} */
    boolean isPragma() {
        return !name.isEmpty();
    }
}
