package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.archive.Selection.Part;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say what of a database is backed up. */
final class SelectionOptions {
    @ArgGroup
    private PartOption part = new PartOption();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "Only this table, with its indexes and triggers; * and ? stand for any characters. May be given several times.")
    private List<String> tables = List.of();

    @Option(names = "--exclude-table", paramLabel = "NAME", description = "Not this table, likewise.")
    private List<String> excluded = List.of();

    /** One of two. */
    static final class PartOption {
        @Option(names = "--schema-only", description = "No rows.")
        private boolean schema;

        @Option(names = "--data-only", description = "Rows alone.")
        private boolean data;
    }

    /** {@return what was chosen} */
    Selection selection() {
        return new Selection(part.schema ? Part.SCHEMA : part.data ? Part.DATA : Part.ALL, tables, excluded);
    }
}
