package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.ConnectionProperty.AUTH_TOKEN;
import static dev.libsqlctl.jdbc.ConnectionProperty.CONNECT_TIMEOUT;
import static dev.libsqlctl.jdbc.ConnectionProperty.FETCH_SIZE;
import static dev.libsqlctl.jdbc.ConnectionProperty.NAMESPACE;
import static dev.libsqlctl.jdbc.ConnectionProperty.QUERY_TIMEOUT;
import static dev.libsqlctl.jdbc.ConnectionProperty.READ_ONLY;
import static dev.libsqlctl.jdbc.ConnectionProperty.READ_TIMEOUT;
import static dev.libsqlctl.jdbc.ConnectionProperty.TLS;
import static dev.libsqlctl.jdbc.ConnectionProperty.TRANSACTION_MODE;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.Timeouts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes settings of a URL and properties. What is not known in the properties is left to others: pools put theirs there too. */
final class SettingsReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,10})(ms|s|m)?");

    private final JdbcUrl url;
    private final Map<ConnectionProperty, String> values;
    private final String password;

    SettingsReader(JdbcUrl url, Properties properties) {
        this.url = url;
        this.values = new EnumMap<>(ConnectionProperty.class);
        for (String name : properties.stringPropertyNames()) {
            ConnectionProperty.named(name).ifPresent(known -> values.put(known, properties.getProperty(name)));
        }
        this.password = properties.getProperty("password", "");
        values.putAll(url.properties());
    }

    /** {@return the text of a property, or what stands for it} */
    String text(ConnectionProperty property) {
        return values.getOrDefault(property, property.fallback()).strip();
    }

    ConnectionSettings read() throws SQLException {
        return new ConnectionSettings(
                endpoint(), timeouts(), duration(QUERY_TIMEOUT), fetchSize(), transactionMode(), flag(READ_ONLY));
    }

    private Endpoint endpoint() throws SQLException {
        String tls = text(TLS).isEmpty() ? "" : "?tls=" + (flag(TLS) ? "1" : "0");
        try {
            Endpoint endpoint = Endpoint.parse(url.server() + tls);
            String token = text(AUTH_TOKEN).isEmpty() ? password.strip() : text(AUTH_TOKEN);
            endpoint = token.isEmpty() ? endpoint : endpoint.withToken(token);
            return text(NAMESPACE).isEmpty() ? endpoint : endpoint.withNamespace(text(NAMESPACE));
        } catch (IllegalArgumentException e) {
            throw SqlErrors.unusableUrl(e.getMessage(), e);
        }
    }

    private Timeouts timeouts() throws SQLException {
        return new Timeouts(orLongest(duration(CONNECT_TIMEOUT)), orLongest(duration(READ_TIMEOUT)));
    }

    private static Duration orLongest(Duration timeout) {
        return timeout.isZero() ? Timeouts.LONGEST : timeout;
    }

    private Duration duration(ConnectionProperty property) throws SQLException {
        Matcher matcher = DURATION.matcher(text(property));
        if (!matcher.matches()) {
            throw malformed(property, "takes a time such as 500ms, 5s or 2m");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2) == null ? "ms" : matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMillis(number);
        };
        if (duration.compareTo(Timeouts.LONGEST) > 0) {
            throw malformed(property, "takes no time longer than 24 days");
        }
        return duration;
    }

    private int fetchSize() throws SQLException {
        String text = text(FETCH_SIZE);
        if (!text.matches("\\d{1,9}")) {
            throw malformed(FETCH_SIZE, "takes a number of rows");
        }
        return Integer.parseInt(text);
    }

    private TransactionMode transactionMode() throws SQLException {
        return switch (text(TRANSACTION_MODE).toLowerCase(Locale.ROOT)) {
            case "deferred" -> TransactionMode.DEFERRED;
            case "immediate" -> TransactionMode.IMMEDIATE;
            default -> throw malformed(TRANSACTION_MODE, "takes deferred or immediate");
        };
    }

    private boolean flag(ConnectionProperty property) throws SQLException {
        return switch (text(property).toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw malformed(property, "takes true or false");
        };
    }

    private static SQLException malformed(ConnectionProperty property, String what) {
        return SqlErrors.unusableUrl("The property " + property.key() + " " + what, null);
    }
}
