package dev.libsqlctl.sql.rows;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of rows holds: read once before anything is changed.
 *
 * @param columns its columns in their order, each with the type that fits all its values
 * @param rows how many rows it has
 */
record Survey(Map<String, ColumnGuess> columns, long rows) {
    private static final int SHOWN = 5;

    /**
     * Reads a file to its end.
     *
     * @throws LibsqlctlException {@link ErrorCode#ROWS_INVALID} when a row cannot be used
     */
    static Survey of(RowsFile file) throws IOException {
        Map<String, ColumnGuess> columns = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        long bad = 0;
        long rows = 0;
        try (RowSource source = file.open()) {
            source.columns().forEach(column -> columns.put(column, new ColumnGuess()));
            for (Optional<Row> next = source.next(); next.isPresent(); next = source.next()) {
                Row row = next.get();
                rows++;
                if (row.problem().isPresent()) {
                    bad++;
                    if (problems.size() < SHOWN) {
                        problems.add("line " + row.line() + ": " + row.problem().get());
                    }
                }
                row.values()
                        .forEach((column, value) -> columns.computeIfAbsent(column, unknown -> new ColumnGuess())
                                .see(value));
            }
        }
        if (bad > 0) {
            String more = bad > problems.size() ? "; and " + (bad - problems.size()) + " more" : "";
            throw new LibsqlctlException(
                    ErrorCode.ROWS_INVALID,
                    file.name() + ": " + String.join("; ", problems) + more,
                    "Nothing was imported. Mend these lines.");
        }
        return new Survey(columns, rows);
    }
}
