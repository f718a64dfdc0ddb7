package dev.libsqlctl.cli;

import dev.libsqlctl.sql.rows.RowsFile.Kind;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ndjson",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl import ndjson events.ndjson events", ""},
        description =
                "Brings the JSON objects of a file, one in each line, into a table, in one transaction: a column for each name. Arrays and objects within them become JSON texts.")
final class ImportNdjsonCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private RowsImport rows;

    ImportNdjsonCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return rows.run(context, Kind.NDJSON, Optional.empty(), ',');
    }
}
