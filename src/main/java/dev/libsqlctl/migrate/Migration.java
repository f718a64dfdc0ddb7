package dev.libsqlctl.migrate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one migration.
 *
 * @param version the number before the first underscore, as Geni reads it: leading zeros mean nothing
 * @param name what stands between the number and {@code .up.sql}
 * @param up the file that applies it
 * @param down the file that undoes it; empty when there is none
 */
public record Migration(long version, String name, Path up, Optional<Path> down) implements Comparable<Migration> {
    /** {@return the version as both history tables hold it} */
    public String id() {
        return Long.toString(version);
    }

    /** {@return the name of its file, by which people know it} */
    public String script() {
        return up.getFileName().toString();
    }

    @Override
    public int compareTo(Migration other) {
        return Long.compare(version, other.version);
    }
}
