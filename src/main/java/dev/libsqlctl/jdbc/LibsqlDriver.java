package dev.libsqlctl.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Connects to libSQL servers by URLs such as {@code jdbc:libsql:http://127.0.0.1:8080} and {@code jdbc:libsql://db.example.com}.
 * Registers itself with {@link DriverManager}. Thread-safe.
 */
public final class LibsqlDriver implements Driver {
    static {
        register();
    }

    /** Makes a driver, which needs nothing. */
    public LibsqlDriver() {}

    private static void register() {
        try {
            DriverManager.registerDriver(new LibsqlDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Asks the server whether it takes the token and has the namespace.
     *
     * @return null if the URL is another driver's
     * @throws SQLException also if the URL has a property that is not known; unknown ones in {@code info} are ignored
     */
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        ConnectionSettings settings = new SettingsReader(JdbcUrl.parse(url), orNone(info)).read();
        return LibsqlConnection.open(settings, Duration.ofSeconds(DriverManager.getLoginTimeout()));
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        if (url == null) {
            throw SqlErrors.unusableUrl("The JDBC URL is null", null);
        }
        return JdbcUrl.accepts(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        JdbcUrl given = acceptsURL(url) ? JdbcUrl.parse(url) : JdbcUrl.parse(JdbcUrl.PREFIX);
        SettingsReader reader = new SettingsReader(given, orNone(info));
        return Arrays.stream(ConnectionProperty.values())
                .map(property -> property.info(reader.text(property)))
                .toArray(DriverPropertyInfo[]::new);
    }

    @Override
    public int getMajorVersion() {
        return DriverVersion.major();
    }

    @Override
    public int getMinorVersion() {
        return DriverVersion.minor();
    }

    /** {@return false: SQLite has less than SQL-92 Entry Level, which JDBC asks for} */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("Logging by java.util.logging");
    }

    private static Properties orNone(Properties info) {
        return info == null ? new Properties() : info;
    }
}
