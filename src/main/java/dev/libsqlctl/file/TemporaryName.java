package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a pending file is called: {@code .<name>.<process id>.<random>.tmp}, which no pattern for the final name matches.
 *
 * @param place the absolute path that the file is to have
 */
record TemporaryName(Path place) {
    private static final Pattern REST = Pattern.compile("(\\d{1,18})\\.[0-9a-f]{8}\\.tmp");

    /**
     * {@return the name for a file that is to have a path}
     *
     * @throws IOException when the directory is not there; links in its path are followed now, so that a link that is changed later changes nothing
     */
    static TemporaryName of(Path place) throws IOException {
        return new TemporaryName(place.getParent().toRealPath().resolve(place.getFileName()));
    }

    /** {@return one for a file of this process} */
    Path next() {
        return place.resolveSibling("%s%d.%08x.tmp"
                .formatted(
                        prefix(),
                        ProcessHandle.current().pid(),
                        ThreadLocalRandom.current().nextInt()));
    }

    private String prefix() {
        return "." + place.getFileName() + ".";
    }

    /** {@return the id of the process that made a file for the same place; empty when it is none} */
    OptionalLong process(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(prefix())) {
            return OptionalLong.empty();
        }
        Matcher rest = REST.matcher(name.substring(prefix().length()));
        return rest.matches() ? OptionalLong.of(Long.parseLong(rest.group(1))) : OptionalLong.empty();
    }
}
