package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
    private static final String URL = "jdbc:libsql:http://localhost:8080";

    @ParameterizedTest
    @CsvSource({
        "jdbc:libsql:http://127.0.0.1:8080, http://127.0.0.1:8080",
        "jdbc:libsql:https://db.example.com, https://db.example.com",
        "jdbc:libsql:ws://localhost:8080, http://localhost:8080",
        "jdbc:libsql:wss://localhost, https://localhost",
        "jdbc:libsql:libsql://db.example.com, https://db.example.com",
        "jdbc:libsql://db.example.com, https://db.example.com",
        "jdbc:libsql://localhost:8080?tls=false, http://localhost:8080",
        "jdbc:libsql://localhost:8080?tls=0, http://localhost:8080",
        "jdbc:libsql://localhost:8080?tls=true, https://localhost:8080",
        "jdbc:libsql://localhost:8080?tls=1&fetchSize=3, https://localhost:8080",
        "jdbc:libsql:http://localhost:8080/some/path/, http://localhost:8080/some/path",
        "jdbc:libsql:http://localhost:8080?, http://localhost:8080",
        "JDBC:LibSQL:http://[::1]:8080, http://[::1]:8080"
    })
    void theServerOfAUrl(String url, String server) throws SQLException {
        assertThat(settings(url).endpoint()).hasToString(server);
    }

    @Test
    void propertiesInTheUrl() throws SQLException {
        ConnectionSettings settings =
                settings(URL + "?authToken=a%62c+d&namespace=n%C3%A4me&connectTimeout=1500&readTimeout=7s"
                        + "&queryTimeout=2m&fetchSize=250&transactionMode=IMMEDIATE&readOnly=true");
        assertThat(settings.endpoint().token()).hasValue("abc+d");
        assertThat(settings.endpoint().namespace()).hasValue("näme");
        assertThat(settings.timeouts().connect()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.timeouts().read()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.queryTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.fetchSize()).isEqualTo(250);
        assertThat(settings.transactionMode()).isEqualTo(TransactionMode.IMMEDIATE);
        assertThat(settings.readOnly()).isTrue();
    }

    @Test
    void whatIsNotGivenHasADefault() throws SQLException {
        ConnectionSettings settings = settings(URL);
        assertThat(settings.endpoint().token()).isEmpty();
        assertThat(settings.endpoint().namespace()).isEmpty();
        assertThat(settings.timeouts().connect()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.timeouts().read()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.queryTimeout()).isZero();
        assertThat(settings.fetchSize()).isZero();
        assertThat(settings.transactionMode()).isEqualTo(TransactionMode.DEFERRED);
        assertThat(settings.readOnly()).isFalse();
    }

    @Test
    void theUrlWinsOverProperties() throws SQLException {
        Properties properties = properties("fetchSize", "1", "namespace", "other", "maximumPoolSize", "10");
        ConnectionSettings settings = settings(URL + "?fetchSize=2", properties);
        assertThat(settings.fetchSize()).isEqualTo(2);
        assertThat(settings.endpoint().namespace()).hasValue("other");
    }

    @Test
    void thePasswordIsTheTokenUnlessThereIsOne() throws SQLException {
        assertThat(token(URL, "user", "anybody", "password", "s3cret")).hasValue("s3cret");
        assertThat(token(URL, "password", "")).isEmpty();
        assertThat(token(URL, "password", "s3cret", "authToken", "t0ken")).hasValue("t0ken");
        assertThat(token(URL + "?authToken=t0ken", "password", "s3cret")).hasValue("t0ken");
    }

    private static Optional<String> token(String url, String... properties) throws SQLException {
        return settings(url, properties(properties)).endpoint().token();
    }

    @Test
    void socketTimeoutIsAnotherNameOfReadTimeout() throws SQLException {
        assertThat(settings(URL + "?socketTimeout=4s").timeouts().read()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aTimeoutOfZeroIsNone() throws SQLException {
        assertThat(settings(URL + "?readTimeout=0").timeouts().read()).isGreaterThan(Duration.ofDays(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?s3cret",
                "?token=s3cret",
                "?authtoken=s3cret",
                "?fetchSize=1&fetchSize=s3cret",
                "?fetchSize=s3cret",
                "?fetchSize=-1",
                "?readTimeout=s3cret",
                "?readTimeout=5h",
                "?readTimeout=9999999999s",
                "?queryTimeout=9999999999m",
                "?transactionMode=s3cret",
                "?readOnly=s3cret",
                "?authToken=s3cret%0a",
                "?authToken=s3cret%zz",
                "?tls=true",
                "?tls=s3cret",
                "#s3cret",
                "99999999/s3cret"
            })
    void whatIsMalformedIsRefusedWithoutShowingSecrets(String rest) {
        assertThatThrownBy(() -> new LibsqlDriver().connect(URL + rest, null))
                .isInstanceOfSatisfying(SQLException.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("08001");
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("s3cret");
                });
    }

    @Test
    void anUnknownPropertyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> settings(URL + "?fetchsize=1"))
                .hasMessageContainingAll("authToken", "namespace", "fetchSize", "transactionMode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:file.db",
                "jdbc:libsqlx:http://localhost",
                "http://localhost:8080",
                "",
                "jdbc:libsql"
            })
    void otherUrlsAreLeftToOtherDrivers(String url) throws SQLException {
        LibsqlDriver driver = new LibsqlDriver();
        assertThat(driver.acceptsURL(url)).isFalse();
        assertThat(driver.connect(url, new Properties())).isNull();
    }

    @Test
    void noUrlAtAllIsAMistake() {
        assertThatThrownBy(() -> new LibsqlDriver().acceptsURL(null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> new LibsqlDriver().connect(null, null)).isInstanceOf(SQLException.class);
    }

    @Test
    void theDriverTellsItsPropertiesButNoToken() throws SQLException {
        DriverPropertyInfo[] infos = new LibsqlDriver()
                .getPropertyInfo(URL + "?authToken=s3cret&fetchSize=5", properties("readTimeout", "3s"));
        assertThat(infos)
                .extracting(info -> info.name)
                .containsExactlyElementsOf(Arrays.stream(ConnectionProperty.values())
                        .map(ConnectionProperty::key)
                        .toList());
        assertThat(infos).allSatisfy(info -> assertThat(info.description).isNotBlank());
        assertThat(infos).extracting(info -> info.value).contains("5", "3s").doesNotContain("s3cret");
        assertThat(named(infos, "transactionMode").choices).isEqualTo(new String[] {"deferred", "immediate"});
    }

    private static DriverPropertyInfo named(DriverPropertyInfo[] infos, String name) {
        return Arrays.stream(infos)
                .filter(info -> info.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingThatIsPrintedHoldsTheToken() throws SQLException {
        JdbcUrl url = JdbcUrl.parse(URL + "?authToken=s3cret&namespace=n");
        ConnectionSettings settings = new SettingsReader(url, new Properties()).read();
        assertThat(List.of(url.toString(), settings.toString(), JdbcUrl.of(settings.endpoint())))
                .allSatisfy(text -> assertThat(text).doesNotContain("s3cret"));
        assertThat(JdbcUrl.of(settings.endpoint())).isEqualTo(URL + "?namespace=n");
    }

    @Test
    void theVersionIsThatOfTheProgram() {
        LibsqlDriver driver = new LibsqlDriver();
        assertThat(DriverVersion.text()).startsWith(driver.getMajorVersion() + "." + driver.getMinorVersion());
        assertThat(driver.jdbcCompliant()).isFalse();
    }

    private static ConnectionSettings settings(String url) throws SQLException {
        return settings(url, new Properties());
    }

    private static ConnectionSettings settings(String url, Properties properties) throws SQLException {
        return new SettingsReader(JdbcUrl.parse(url), properties).read();
    }

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }
}
