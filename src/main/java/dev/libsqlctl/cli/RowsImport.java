package dev.libsqlctl.cli;

import dev.libsqlctl.sql.InputFile;
import dev.libsqlctl.sql.rows.ImportReport;
import dev.libsqlctl.sql.rows.ImportRequest;
import dev.libsqlctl.sql.rows.ImportRows;
import dev.libsqlctl.sql.rows.RowsFile;
import dev.libsqlctl.target.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common that bring the rows of a file into a table. */
final class RowsImport {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file, UTF-8.")
    private String file;

    @Parameters(index = "1", paramLabel = "TABLE", description = "The table; made when it is not there.")
    private String table;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--type",
            paramLabel = "COLUMN=TYPE",
            description =
                    "The type of a column of a table that is made (default: INTEGER or REAL where every value is that, else TEXT).")
    private Map<String, String> types = new LinkedHashMap<>();

    @Option(names = "--null", paramLabel = "TEXT", description = "The text that stands for NULL.")
    private String nullText;

    int run(Context context, RowsFile.Kind kind, Optional<List<String>> columns, char separator) {
        Path path = InputFile.readable(context.workingDirectory(), file);
        RowsFile rows = new RowsFile(path, file, kind, columns, separator);
        Target target = database.target(context);
        ImportReport report =
                new ImportRows(new ImportRequest(rows, table, types, Optional.ofNullable(nullText))).run(target);
        boolean created = report.table() == ImportReport.Made.CREATED;
        Fields fields = new Fields()
                .add("file", file, null)
                .add("target", target.name(), null)
                .add("table", table, null)
                .add("created", created, null)
                .add("columns", report.columns(), null)
                .add("rows", report.rows(), null);
        context.renderer()
                .show(
                        file + ": " + report.rows() + (report.rows() == 1 ? " row is in " : " rows are in ") + table
                                + (created ? ", which was made." : "."),
                        fields);
        return 0;
    }
}
