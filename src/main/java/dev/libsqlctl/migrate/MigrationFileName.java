package dev.libsqlctl.migrate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a migration's file says.
 *
 * @param version the digits before the first underscore
 * @param name what comes after it
 * @param isUp whether the file applies the migration; otherwise it undoes it
 */
record MigrationFileName(long version, String name, boolean isUp) {
    private static final String UP = ".up.sql";
    private static final String DOWN = ".down.sql";
    private static final Pattern SHAPE =
            Pattern.compile("(?<version>[0-9]+)_(?<name>.*)\\.(?<direction>up|down)\\.sql", Pattern.DOTALL);

    /** {@return whether a file means to be one of a migration} */
    static boolean isClaimedBy(Path file) {
        String text = file.getFileName().toString();
        return text.endsWith(UP) || text.endsWith(DOWN);
    }

    /** {@return what a name says; empty when it is no name of a migration's file} */
    static Optional<MigrationFileName> of(Path file) {
        Matcher matcher = SHAPE.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return version(matcher.group("version"))
                .map(version -> new MigrationFileName(
                        version,
                        matcher.group("name"),
                        matcher.group("direction").equals("up")));
    }

    /** Flyway takes the highest number of all for "the latest version". */
    private static Optional<Long> version(String digits) {
        try {
            return Optional.of(Long.parseLong(digits)).filter(version -> version < Long.MAX_VALUE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
