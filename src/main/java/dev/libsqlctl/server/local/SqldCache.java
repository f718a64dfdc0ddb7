package dev.libsqlctl.server.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a fetched sqld is kept: {@code libsqlctl/sqld/VERSION/sqld} in the user's cache directory, which is
 * {@code XDG_CACHE_HOME} or else {@code ~/.cache} (XDG Base Directory Specification 0.8; a relative value is to be ignored).
 *
 * @param directory the directory of this version
 */
record SqldCache(Path directory) {
    static SqldCache of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path caches = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".cache"));
        return new SqldCache(caches.resolve("libsqlctl").resolve("sqld").resolve(SqldPackage.SERVER_VERSION));
    }

    /** {@return the place of the binary, which may be empty} */
    Path sqld() {
        return directory.resolve("sqld");
    }
}
