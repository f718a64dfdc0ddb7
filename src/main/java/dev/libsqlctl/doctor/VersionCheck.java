package dev.libsqlctl.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Are the servers of a version that is known? */
final class VersionCheck implements Check {
    private static final Pattern VERSION = Pattern.compile("sqld (\\d{1,9})\\.(\\d{1,9})\\..*", Pattern.DOTALL);

    /** The series of sqld that libsqlctl is tested with. */
    private static final int KNOWN_MINOR = 24;

    @Override
    public String name() {
        return "sqld-version";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofEach(facts.answered(), visit -> look(visit.place().name(), visit.version()).stream());
    }

    /** {@return what is wrong with what a server calls itself} */
    static Optional<Finding> look(String server, Optional<String> version) {
        Matcher known = VERSION.matcher(version.orElse(""));
        if (!known.matches()) {
            return Optional.of(Diagnosis.SQLD_UNKNOWN.found(
                    server + version.map(text -> " calls itself '" + text + "'").orElse(" says no version")
                            + ", which libsqlctl is not tested with",
                    "Try it with 'libsqlctl play'; sqld 0.24 is what is known to work."));
        }
        int major = Integer.parseInt(known.group(1));
        int minor = Integer.parseInt(known.group(2));
        if (major > 0 || minor > KNOWN_MINOR) {
            return Optional.of(Diagnosis.SQLD_UNKNOWN.found(
                    server + " is " + version.get() + ", newer than what libsqlctl is tested with (0.24)",
                    "Make a backup, and try it with 'libsqlctl play' before you rely on it."));
        }
        return minor == KNOWN_MINOR
                ? Optional.empty()
                : Optional.of(Diagnosis.SQLD_OLD.found(
                        server + " is " + version.get() + ", older than what libsqlctl is tested with (0.24)",
                        "Make a backup, then a server of a newer image or binary with the same data directory."));
    }
}
