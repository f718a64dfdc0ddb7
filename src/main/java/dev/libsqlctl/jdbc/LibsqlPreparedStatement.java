package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.jdbc.base.ParameterSetters;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;

/**
 * Executes one SQL text again and again with other values. To prepare it costs no request: the server does that with each execution.
 *
 * <p>Parameters have the numbers that SQLite gives them: {@code ?} and {@code ?5} as well as {@code :a}, {@code @a} and {@code $a}.
 */
final class LibsqlPreparedStatement extends LibsqlStatement implements ParameterSetters {
    private final SqlTemplate template;
    private final KeyedStatement statement;
    private final Value[] values;
    private List<Value[]> rows = new ArrayList<>();

    /**
     * Takes the text apart.
     *
     * @throws SQLException if the text shows that it cannot be executed
     */
    LibsqlPreparedStatement(LibsqlConnection connection, DatabaseSession session, String sql, GeneratedKeys keys)
            throws SQLException {
        super(connection, session);
        this.template = SqlTemplate.of(EscapeSyntax.translate(requireText(sql)));
        this.statement = new KeyedStatement(template, keys);
        this.values = new Value[template.parameterCount()];
        setPoolable(true);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return query(execution());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return update(execution());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return count(executeLargeUpdate());
    }

    @Override
    public boolean execute() throws SQLException {
        return run(execution());
    }

    private Execution execution() throws SQLException {
        requireOpen();
        return new Execution(statement, values);
    }

    @Override
    public void addBatch() throws SQLException {
        requireOpen();
        template.requireAll(values);
        rows.add(values.clone());
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        rows = new ArrayList<>();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        requireOpen();
        List<Value[]> batch = rows;
        rows = new ArrayList<>();
        return runBatch(new BatchEntries.Rows(statement, batch));
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        throw textGiven();
    }

    @Override
    public void clearParameters() throws SQLException {
        requireOpen();
        Arrays.fill(values, null);
    }

    /** {@return the columns, for which the server is asked; null if the statement has no rows} Nothing is executed. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        if (template.outline().hasNoRows()) {
            return null;
        }
        List<Col> columns = session().describe(template.sql()).cols();
        return columns.isEmpty() ? null : new LibsqlResultSetMetaData(columns, () -> null);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        requireOpen();
        return new LibsqlParameterMetaData(template.parameterCount());
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        set(index, Value.of(value));
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        set(index, JavaValues.real(value));
    }

    @Override
    public void setString(int index, String value) throws SQLException {
        set(index, value == null ? Value.NULL : JavaValues.text(value));
    }

    @Override
    public void setObject(int index, Object value) throws SQLException {
        set(index, JavaValues.of(value));
    }

    @Override
    public void setObject(int index, Object value, int targetSqlType, int scaleOrLength) throws SQLException {
        set(index, TargetTypes.convert(value, targetSqlType, scaleOrLength));
    }

    @Override
    public void setDate(int index, Date value, Calendar calendar) throws SQLException {
        set(index, Value.of(value == null ? null : TemporalTexts.of(value, orLocal(calendar))));
    }

    @Override
    public void setTime(int index, Time value, Calendar calendar) throws SQLException {
        set(index, Value.of(value == null ? null : TemporalTexts.of(value, orLocal(calendar))));
    }

    @Override
    public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
        set(index, Value.of(value == null ? null : TemporalTexts.of(value, orLocal(calendar))));
    }

    @Override
    public void setBytes(int index, InputStream bytesOrNull, long length) throws SQLException {
        set(index, ParameterStreams.bytes(bytesOrNull, length));
    }

    @Override
    public void setText(int index, Reader charactersOrNull, long length) throws SQLException {
        set(index, ParameterStreams.text(charactersOrNull, length));
    }

    @Override
    public void setAscii(int index, InputStream bytesOrNull, long length) throws SQLException {
        set(index, ParameterStreams.ascii(bytesOrNull, length));
    }

    private void set(int index, Value value) throws SQLException {
        requireOpen();
        if (index < 1 || index > values.length) {
            throw StatementErrors.noSuchParameter(index, values.length);
        }
        values[index - 1] = value;
    }

    private static Calendar orLocal(Calendar calendar) {
        return calendar == null ? Calendar.getInstance() : calendar;
    }

    @Override
    protected Execution statement(String sql, GeneratedKeys wished) throws SQLException {
        throw textGiven();
    }

    private static SQLException textGiven() {
        return StatementErrors.invalid("A prepared statement has its SQL text already");
    }
}
