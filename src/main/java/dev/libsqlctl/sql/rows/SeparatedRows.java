package dev.libsqlctl.sql.rows;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows whose values stand between separators. */
final class SeparatedRows implements RowSource {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private long line = 1;

    private SeparatedRows(CSVParser parser, RowsFile file) throws IOException {
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = file.columns().isPresent() ? file.columns().get() : header(file.name());
    }

    static SeparatedRows ofCsv(Reader text, RowsFile file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(file.separator())
                .setIgnoreEmptyLines(true)
                .get();
        return new SeparatedRows(CSVParser.parse(text, format), file);
    }

    static SeparatedRows ofTsv(Reader text, RowsFile file) throws IOException {
        CSVFormat format = CSVFormat.TDF
                .builder()
                .setQuote(null)
                .setEscape('\\')
                .setIgnoreSurroundingSpaces(false)
                .get();
        return new SeparatedRows(CSVParser.parse(text, format), file);
    }

    private List<String> header(String file) throws IOException {
        Optional<CSVRecord> first = record();
        if (first.isEmpty()) {
            throw invalid(file + " is empty");
        }
        List<String> names = first.get().toList();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw invalid("a column of " + file + " has no name in the first row");
            } else if (!taken.add(name.toLowerCase(Locale.ROOT))) {
                throw invalid("two columns of " + file + " have the name " + name);
            }
        }
        return names;
    }

    private static LibsqlctlException invalid(String message) {
        return new LibsqlctlException(
                ErrorCode.ROWS_INVALID, message, "--columns a,b,c names the columns of a file that has no names.");
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() throws IOException {
        long begun = line;
        Optional<CSVRecord> record = record();
        return record.map(values -> row(begun, values));
    }

    private Row row(long begun, CSVRecord record) {
        if (record.size() != columns.size()) {
            return Row.bad(begun, record.size() + " values, and there are " + columns.size() + " columns");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < record.size(); i++) {
            values.put(columns.get(i), record.get(i));
        }
        return Row.of(begun, values);
    }

    private Optional<CSVRecord> record() throws IOException {
        try {
            Optional<CSVRecord> record = records.hasNext() ? Optional.of(records.next()) : Optional.empty();
            line = parser.getCurrentLineNumber() + 1;
            return record;
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        } catch (NoSuchElementException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
