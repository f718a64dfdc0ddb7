package dev.libsqlctl.cli;

import dev.libsqlctl.sql.rows.RowsFile.Kind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tsv",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl import tsv people.tsv people", ""},
        description =
                "Brings the rows of a file of tab-separated values into a table, in one transaction; \\t, \\n, \\r and \\\\ within values are what they mean.")
final class ImportTsvCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private RowsImport rows;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "The names of the columns, of a file whose first row has values (default: its first row).")
    private List<String> columns;

    ImportTsvCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return rows.run(context, Kind.TSV, Optional.ofNullable(columns), '\t');
    }
}
