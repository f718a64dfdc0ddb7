package dev.libsqlctl.cli;

import dev.libsqlctl.sql.rows.RowsFile.Kind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private ColumnsOption columns;

    ImportTsvCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return rows.run(context, Kind.TSV, columns.names(), '\t');
    }
}
