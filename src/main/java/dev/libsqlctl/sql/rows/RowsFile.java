package dev.libsqlctl.sql.rows;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of rows, which can be read as often as that is needed.
 *
 * @param path where it is
 * @param name what people call it
 * @param kind how its rows are written
 * @param columns the names of the columns, when they are not those of its first row; empty to take them from there
 * @param separator what stands between the values of comma-separated ones
 */
public record RowsFile(Path path, String name, Kind kind, Optional<List<String>> columns, char separator) {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** How rows are written. */
    public enum Kind {
        /** Comma-separated values (RFC 4180). */
        CSV,
        /** Tab-separated values, with backslashes before what would be taken for a tab or line end. */
        TSV,
        /** A JSON object in each line. */
        NDJSON;

        /** {@return how the rows of a file are written, by the end of its name: comma-separated unless that says otherwise} */
        public static Kind ofName(String file) {
            if (file.endsWith(".tsv")) {
                return TSV;
            }
            return file.endsWith(".ndjson") || file.endsWith(".jsonl") ? NDJSON : CSV;
        }
    }

    /**
     * {@return its rows, from the first on}
     *
     * @throws LibsqlctlException {@link ErrorCode#ROWS_INVALID} when its first row gives no names
     */
    RowSource open() throws IOException {
        Reader text = text();
        try {
            return switch (kind) {
                case CSV -> SeparatedRows.ofCsv(text, this);
                case TSV -> SeparatedRows.ofTsv(text, this);
                case NDJSON -> new JsonRows(text);
            };
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private Reader text() throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                Files.newInputStream(path),
                // A decoder reports what it cannot read, where a character set would replace it.
                StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
