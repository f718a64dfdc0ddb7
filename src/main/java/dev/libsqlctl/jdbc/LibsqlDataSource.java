package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.base.AbstractWrapper;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connects to a libSQL server. Its properties are those of the URL; what the URL says wins. Configure it before it is shared: changes are
 * not synchronized.
 */
public final class LibsqlDataSource extends AbstractWrapper implements DataSource {
    private final Properties properties = new Properties();
    private String url;
    private int loginTimeout;
    private PrintWriter logWriter;

    /** Makes a data source that needs a URL yet. */
    public LibsqlDataSource() {}

    /** {@return the JDBC URL, null if none was set} */
    public String getUrl() {
        return url;
    }

    /** Sets the JDBC URL, such as {@code jdbc:libsql:http://127.0.0.1:8080}. */
    public void setUrl(String newUrl) {
        url = newUrl;
    }

    /** Sets the token (JWT) that the server asks for; null for none. There is no getter: it is a secret. */
    public void setAuthToken(String token) {
        set(ConnectionProperty.AUTH_TOKEN, token);
    }

    /** Sets the token too, for pools that know of a password only. */
    public void setPassword(String password) {
        setAuthToken(password);
    }

    /** Sets the namespace of the database; null to leave it to the host's name. */
    public void setNamespace(String namespace) {
        set(ConnectionProperty.NAMESPACE, namespace);
    }

    /** {@return the namespace of the database, null if it is left to the host's name} */
    public String getNamespace() {
        return properties.getProperty(ConnectionProperty.NAMESPACE.key());
    }

    /** Sets how many milliseconds a connection may take; 0 for no limit. */
    public void setConnectTimeout(int milliseconds) {
        set(ConnectionProperty.CONNECT_TIMEOUT, String.valueOf(milliseconds));
    }

    /** Sets for how many milliseconds the server may be silent; 0 for no limit. */
    public void setReadTimeout(int milliseconds) {
        set(ConnectionProperty.READ_TIMEOUT, String.valueOf(milliseconds));
    }

    /** Sets the query time-out, in milliseconds, of statements that set none; 0 for no limit. */
    public void setQueryTimeout(int milliseconds) {
        set(ConnectionProperty.QUERY_TIMEOUT, String.valueOf(milliseconds));
    }

    /** Sets the fetch size of statements that set none; 0 leaves it to the driver. */
    public void setFetchSize(int rows) {
        set(ConnectionProperty.FETCH_SIZE, String.valueOf(rows));
    }

    /** Sets how transactions begin: {@code deferred} or {@code immediate}. */
    public void setTransactionMode(String mode) {
        set(ConnectionProperty.TRANSACTION_MODE, mode == null ? null : mode.toLowerCase(Locale.ROOT));
    }

    /** Sets whether connections begin read-only. */
    public void setReadOnly(boolean readOnly) {
        set(ConnectionProperty.READ_ONLY, String.valueOf(readOnly));
    }

    private void set(ConnectionProperty property, String valueOrNull) {
        if (valueOrNull == null) {
            properties.remove(property.key());
        } else {
            properties.setProperty(property.key(), valueOrNull);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connection(properties);
    }

    /**
     * {@inheritDoc}
     *
     * @param user ignored: a libSQL server knows tokens, not users
     * @param password the token; null or empty for the one of this data source
     */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties own = new Properties();
        own.putAll(properties);
        if (password != null && !password.isEmpty()) {
            own.setProperty(ConnectionProperty.AUTH_TOKEN.key(), password);
        }
        return connection(own);
    }

    private Connection connection(Properties given) throws SQLException {
        if (url == null || !JdbcUrl.accepts(url)) {
            throw SqlErrors.unusableUrl("The URL of the data source does not begin with " + JdbcUrl.PREFIX, null);
        }
        ConnectionSettings settings = new SettingsReader(JdbcUrl.parse(url), given).read();
        return LibsqlConnection.open(settings, Duration.ofSeconds(loginTimeout));
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Keeps the writer. Nothing is written to it: what goes wrong is thrown. */
    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlErrors.invalidArgument("The login time-out is negative");
        }
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("Logging by java.util.logging");
    }
}
