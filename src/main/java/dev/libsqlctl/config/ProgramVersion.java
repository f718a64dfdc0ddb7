package dev.libsqlctl.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program, written into it by the build. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** {@return the version, such as {@code 0.1.0}} */
    public static String text() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("program.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
