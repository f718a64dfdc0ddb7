package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, sections 9.2 and 9.3: drivers and the driver manager. */
abstract class DriverContract extends SpecificationContract {
    private Driver driver;

    @BeforeEach
    void driver() {
        driver = database.driver();
    }

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(Driver.class).stream().map(ServiceLoader.Provider::type))
                .contains(driver.getClass());
    }

    @Test
    void theDriverManagerFindsItByTheUrl() throws SQLException {
        assertThat(DriverManager.getDriver(database.url())).isInstanceOf(driver.getClass());
        try (Connection made = DriverManager.getConnection(database.url())) {
            assertThat(number(made, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void itAcceptsItsOwnUrlsOnly() throws SQLException {
        assertThat(driver.acceptsURL(database.url())).isTrue();
        assertThat(driver.acceptsURL("jdbc:other://host/database")).isFalse();
        assertThat(driver.acceptsURL("jdbc:")).isFalse();
        assertThat(driver.acceptsURL("")).isFalse();
    }

    @Test
    void aForeignUrlGivesNoConnection() throws SQLException {
        assertThat(driver.connect("jdbc:other://host/database", new Properties()))
                .isNull();
    }

    @Test
    void noUrlIsAnError() throws SQLException {
        if (differs(Difference.NULL_URL)) {
            failure(() -> driver.connect(null, new Properties()));
            failure(() -> driver.acceptsURL(null));
        } else {
            assertThat(driver.connect(null, new Properties())).isNull();
            assertThat(driver.acceptsURL(null)).isFalse();
        }
    }

    @Test
    void itConnectsWithoutProperties() throws SQLException {
        try (Connection made = driver.connect(database.url(), new Properties())) {
            assertThat(number(made, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void itTellsItsProperties() throws SQLException {
        DriverPropertyInfo[] properties = driver.getPropertyInfo(database.url(), new Properties());

        assertThat(properties).isNotEmpty();
        assertThat(properties).allSatisfy(property -> assertThat(property.name).isNotBlank());
        assertThat(properties).extracting(property -> property.name).doesNotHaveDuplicates();
    }

    @Test
    void itIsNotJdbcCompliant() {
        assertThat(driver.jdbcCompliant()).isFalse();
    }

    @Test
    void itsVersionIsThatOfTheMetadata() throws SQLException {
        assertThat(connection.getMetaData().getDriverMajorVersion()).isEqualTo(driver.getMajorVersion());
        assertThat(connection.getMetaData().getDriverMinorVersion()).isEqualTo(driver.getMinorVersion());
        assertThat(connection.getMetaData().getDriverVersion())
                .startsWith(driver.getMajorVersion() + "." + driver.getMinorVersion());
    }

    @Test
    void itDoesNotLogThroughTheJdk() throws SQLException {
        if (differs(Difference.PARENT_LOGGER)) {
            assertThatObject(failure(driver::getParentLogger)).isInstanceOf(SQLFeatureNotSupportedException.class);
        } else {
            assertThat(driver.getParentLogger()).isNull();
        }
    }
}
