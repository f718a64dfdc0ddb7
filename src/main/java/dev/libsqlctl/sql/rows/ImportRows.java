package dev.libsqlctl.sql.rows;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.error.Suggestions;
import dev.libsqlctl.sql.format.QuotedName;
import dev.libsqlctl.target.DatabaseWords;
import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings the rows of a file into a table, all of them or none. */
public final class ImportRows {
    private static final int ROWS_OF_A_REQUEST = 500;

    private final ImportRequest request;
    private boolean remote;

    /** @param request what is brought where */
    public ImportRows(ImportRequest request) {
        this.request = request;
    }

    /**
     * Brings them over, in one transaction.
     *
     * @param target the database
     * @return what was done
     * @throws LibsqlctlException {@link ErrorCode#ROWS_INVALID} when rows cannot be used, {@link ErrorCode#SQL_FAILED} when the database refuses one, {@link ErrorCode#IO_ERROR}; nothing was changed then
     */
    public ImportReport run(Target target) {
        RowsFile file = request.file();
        try {
            Survey survey = Survey.of(file);
            if (survey.columns().isEmpty()) {
                throw new LibsqlctlException(ErrorCode.ROWS_INVALID, file.name() + " has no rows", null);
            }
            remote = target.isRemote();
            try (Connection connection = target.connect()) {
                connection.setAutoCommit(false);
                ImportReport report = into(connection, survey);
                connection.commit();
                return report;
            }
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    file.name() + " cannot be read: " + e.getMessage(),
                    "It has to be UTF-8 text.",
                    e);
        } catch (SQLException e) {
            throw new LibsqlctlException(
                    ErrorCode.SQL_FAILED, target.name() + ": " + DatabaseWords.of(e), "Nothing was imported.", e);
        }
    }

    private ImportReport into(Connection connection, Survey survey) throws SQLException, IOException {
        List<String> there = columnsOf(connection);
        if (there.isEmpty()) {
            create(connection, survey);
        } else {
            requireColumns(there, survey);
        }
        List<String> columns = List.copyOf(survey.columns().keySet());
        insert(connection, survey, columns);
        return new ImportReport(
                survey.rows(), columns, there.isEmpty() ? ImportReport.Made.CREATED : ImportReport.Made.APPENDED);
    }

    private List<String> columnsOf(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0")) {
            statement.setString(1, request.table());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    private void create(Connection connection, Survey survey) throws SQLException {
        request.types().keySet().forEach(column -> {
            if (!survey.columns().containsKey(column)) {
                throw unknownColumn(
                        "the file has no column " + column,
                        column,
                        List.copyOf(survey.columns().keySet()));
            }
        });
        String columns = survey.columns().entrySet().stream()
                .map(column -> QuotedName.of(column.getKey()) + " "
                        + request.types()
                                .getOrDefault(column.getKey(), column.getValue().type()))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + QuotedName.of(request.table()) + " (" + columns + ")");
        }
    }

    private void requireColumns(List<String> there, Survey survey) {
        for (String column : survey.columns().keySet()) {
            if (there.stream().noneMatch(column::equalsIgnoreCase)) {
                throw unknownColumn("the table " + request.table() + " has no column " + column, column, there);
            }
        }
    }

    private static LibsqlctlException unknownColumn(String message, String column, List<String> known) {
        List<String> near = Suggestions.of(column, known);
        return new LibsqlctlException(
                ErrorCode.ROWS_INVALID,
                message,
                near.isEmpty()
                        ? "It has " + String.join(", ", known) + "."
                        : "Did you mean " + String.join(" or ", near) + "?");
    }

    private void insert(Connection connection, Survey survey, List<String> columns) throws SQLException, IOException {
        String names = columns.stream().map(QuotedName::of).collect(Collectors.joining(", "));
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String sql = "INSERT INTO " + QuotedName.of(request.table()) + " (" + names + ") VALUES (" + places + ")";
        // Several in a batch gain nothing without a network, and the driver of files does not say which of them failed.
        int rowsAtATime = remote ? ROWS_OF_A_REQUEST : 1;
        List<Long> lines = new ArrayList<>();
        try (RowSource source = request.file().open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Optional<Row> next = source.next(); next.isPresent(); next = source.next()) {
                bind(statement, next.get().values(), survey, columns);
                statement.addBatch();
                lines.add(next.get().line());
                if (lines.size() == rowsAtATime) {
                    execute(statement, lines);
                }
            }
            execute(statement, lines);
        }
    }

    /** SQLite makes of a text what the column's type says. */
    private void bind(PreparedStatement statement, Map<String, Object> values, Survey survey, List<String> columns)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(columns.get(i));
            boolean missing = value instanceof String text
                    && (request.nullText().filter(text::equals).isPresent()
                            || text.isEmpty()
                                    && survey.columns().get(columns.get(i)).isNumber());
            statement.setObject(i + 1, missing ? null : value);
        }
    }

    private void execute(PreparedStatement statement, List<Long> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw LibsqlctlException.interrupted();
        }
        try {
            statement.executeBatch();
        } catch (SQLException e) {
            throw refused(e, lines);
        }
        lines.clear();
    }

    private LibsqlctlException refused(SQLException e, List<Long> lines) {
        int index = e instanceof BatchUpdateException batch ? batch.getUpdateCounts().length : 0;
        String place = index < lines.size() ? "line " + lines.get(index) + ": " : "";
        // The batch as a whole knows of statements, and not of lines.
        SQLException cause = e.getNextException() == null ? e : e.getNextException();
        return new LibsqlctlException(
                ErrorCode.SQL_FAILED,
                request.file().name() + ": " + place + DatabaseWords.of(cause),
                "Nothing was imported.",
                e);
    }
}
