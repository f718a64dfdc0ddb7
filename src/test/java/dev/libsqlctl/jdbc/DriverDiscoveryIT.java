package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.support.StandaloneDriver;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How programs find the driver, beside those of other databases. */
class DriverDiscoveryIT {
    private static SqldServer server;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String url() {
        return "jdbc:libsql:" + server.url();
    }

    private static long one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ServiceLoader.load(Driver.class).stream().map(ServiceLoader.Provider::type))
                .filteredOn(LibsqlDriver.class::equals)
                .hasSize(1);
    }

    @Test
    void theDriverManagerHasItOnceBesideOthers() {
        List<String> drivers = Collections.list(DriverManager.getDrivers()).stream()
                .map(driver -> driver.getClass().getName())
                .toList();

        assertThat(drivers).containsOnlyOnce(LibsqlDriver.class.getName()).contains("org.sqlite.JDBC");
    }

    @Test
    void theDriverManagerConnectsWithoutAnythingBeingLoadedBefore() throws SQLException {
        assertThat(DriverManager.getDriver(url())).isInstanceOf(LibsqlDriver.class);
        try (Connection connection = DriverManager.getConnection(url())) {
            assertThat(one(connection)).isEqualTo(1);
        }
    }

    @Test
    void driversOfOtherDatabasesKeepTheirUrls(@TempDir Path directory) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("file.db"));
                Connection ours = DriverManager.getConnection(url())) {
            assertThat(file.getMetaData().getDriverName()).doesNotContain("libSQL");
            assertThat(ours.getMetaData().getDriverName()).contains("libSQL");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:file.db",
                "jdbc:postgresql://localhost/db",
                "jdbc:libsqlite:http://localhost",
                "jdbc:libsql",
                "libsql://localhost",
                "http://localhost:8080",
                "",
            })
    void aUrlOfAnotherDriverIsLeftToIt(String url) throws SQLException {
        LibsqlDriver driver = new LibsqlDriver();

        assertThat(driver.acceptsURL(url)).isFalse();
        assertThat(driver.connect(url, new Properties())).isNull();
    }

    @Test
    void aUrlThatIsNobodysIsRefusedByTheDriverManager() {
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:nobody:http://127.0.0.1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("No suitable driver")
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("08001");
    }

    @Test
    void aDriverThatWasDeregisteredCanBeRegisteredAgain() throws SQLException {
        Driver driver = DriverManager.getDriver(url());
        DriverManager.deregisterDriver(driver);
        try {
            assertThatThrownBy(() -> DriverManager.getDriver(url())).isInstanceOf(SQLException.class);
        } finally {
            DriverManager.registerDriver(driver);
        }
        assertThat(DriverManager.getDriver(url())).isSameAs(driver);
    }

    @Test
    void aClassLoaderOfItsOwnHasADriverOfItsOwn() throws Exception {
        try (URLClassLoader loader = StandaloneDriver.loader()) {
            List<Driver> drivers = ServiceLoader.load(Driver.class, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .toList();

            assertThat(drivers).singleElement().satisfies(driver -> {
                assertThat(driver.getClass().getName()).isEqualTo(LibsqlDriver.class.getName());
                assertThat(driver).isNotInstanceOf(LibsqlDriver.class);
                try (Connection connection = driver.connect(url(), new Properties())) {
                    assertThat(one(connection)).isEqualTo(1);
                }
            });
            // The driver manager hides from its caller what a foreign class loader registered.
            assertThat(Collections.list(DriverManager.getDrivers())).doesNotContainAnyElementsOf(drivers);
        }
    }

    @Test
    void theContextClassLoaderDoesNotMatter() throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (Connection connection = DriverManager.getConnection(url())) {
            assertThat(one(connection)).isEqualTo(1);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void theVersionIsThatOfTheProgram() {
        LibsqlDriver driver = new LibsqlDriver();

        assertThat(driver.getMajorVersion() + "." + driver.getMinorVersion())
                .isEqualTo(System.getProperty("libsqlctl.version").replaceFirst("\\.[^.]*$", ""));
        assertThat(driver.jdbcCompliant()).isFalse();
    }
}
