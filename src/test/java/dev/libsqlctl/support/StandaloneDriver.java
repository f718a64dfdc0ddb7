package dev.libsqlctl.support;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** The archive with the JDBC driver alone that this build made. */
public final class StandaloneDriver {
    private StandaloneDriver() {}

    /** {@return its path} */
    public static Path path() {
        return Path.of(System.getProperty("libsqlctl.driver"));
    }

    /** {@return a class loader that has nothing but the driver and the JDK, as a plug-in of a program has it} */
    public static URLClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {path().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
