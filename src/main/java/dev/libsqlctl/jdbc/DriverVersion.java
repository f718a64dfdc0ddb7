package dev.libsqlctl.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this driver, which is that of the program it is built with. */
final class DriverVersion {
    private static final String TEXT = read();

    private DriverVersion() {}

    /** {@return the version, such as {@code 0.1.0}} */
    static String text() {
        return TEXT;
    }

    static int major() {
        return number(0);
    }

    static int minor() {
        return number(1);
    }

    private static int number(int index) {
        return Integer.parseInt(TEXT.split("[.-]")[index]);
    }

    private static String read() {
        try (InputStream in = DriverVersion.class.getResourceAsStream("driver.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
