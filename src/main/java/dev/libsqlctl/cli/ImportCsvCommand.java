package dev.libsqlctl.cli;

import dev.libsqlctl.sql.rows.RowsFile.Kind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "csv",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl import csv people.csv people",
            "  libsqlctl import csv export.csv orders --separator ';' --type id='INTEGER PRIMARY KEY'",
            "  libsqlctl import csv rows.csv t --columns id,name --url sqlite:app.db",
            ""
        },
        description =
                "Brings the rows of a file of comma-separated values into a table, in one transaction. A row that cannot be used is named by its line, and nothing is imported.")
final class ImportCsvCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private RowsImport rows;

    @Mixin
    private ColumnsOption columns;

    @Option(
            names = "--separator",
            defaultValue = ",",
            paramLabel = "CHARACTER",
            description = "What stands between values (default: a comma).")
    private char separator;

    ImportCsvCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return rows.run(context, Kind.CSV, columns.names(), separator);
    }
}
