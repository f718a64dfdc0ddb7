package dev.libsqlctl.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the columns of a file of rows. */
final class ColumnsOption {
    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "The names of the columns, of a file whose first row has values (default: its first row).")
    private List<String> columns;

    /** {@return the names; empty when the first row has them} */
    Optional<List<String>> names() {
        return Optional.ofNullable(columns);
    }
}
