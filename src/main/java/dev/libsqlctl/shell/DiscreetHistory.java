package dev.libsqlctl.shell;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed, without what looks like a token. */
final class DiscreetHistory extends DefaultHistory {
    /** A JSON Web Token begins with the Base64 of {@code {"}. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.");

    @Override
    public void add(Instant time, String line) {
        if (!TOKEN.matcher(line).find()) {
            super.add(time, line);
        }
    }
}
