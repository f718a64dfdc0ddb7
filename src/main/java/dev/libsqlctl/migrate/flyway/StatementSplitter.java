package dev.libsqlctl.migrate.flyway;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/** Splits scripts into the statements that Flyway sees in them, with nothing replaced. */
public final class StatementSplitter {
    private final ClassicConfiguration configuration = new ClassicConfiguration();

    /** Makes one that may be used for many scripts, one after the other. */
    public StatementSplitter() {
        configuration.setPlaceholderReplacement(false);
    }

    /**
     * {@return the statements of a script, without the semicolon that ends each}
     *
     * @throws FlywayException if the last one does not end
     */
    public List<ParsedSqlStatement> split(String script) {
        LibsqlParser parser = new LibsqlParser(configuration, new ParsingContext());
        List<ParsedSqlStatement> statements = new ArrayList<>();
        try (SqlStatementIterator iterator = parser.parse(new StringResource(script))) {
            while (iterator.hasNext()) {
                SqlStatement statement = iterator.next();
                statements.add((ParsedSqlStatement) statement);
            }
        }
        return statements;
    }
}
