package dev.libsqlctl.migrate.flyway;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/** Splits scripts into the statements that Flyway sees in them, with nothing replaced. */
public final class StatementSplitter {
    /** Making one takes longer than splitting a script. Nobody changes it. */
    private static final Configuration CONFIGURATION = configuration();

    private StatementSplitter() {}

    private static Configuration configuration() {
        ClassicConfiguration configuration = new ClassicConfiguration();
        configuration.setPlaceholderReplacement(false);
        return configuration;
    }

    /**
     * {@return the statements of a script, without the semicolon that ends each}
     *
     * @throws FlywayException if the last one does not end
     */
    public static List<ParsedSqlStatement> split(String script) {
        LibsqlParser parser = new LibsqlParser(CONFIGURATION, new ParsingContext());
        List<ParsedSqlStatement> statements = new ArrayList<>();
        try (SqlStatementIterator iterator = parser.parse(new StringResource(script))) {
            while (iterator.hasNext()) {
                statements.add((ParsedSqlStatement) iterator.next());
            }
        }
        return statements;
    }
}
