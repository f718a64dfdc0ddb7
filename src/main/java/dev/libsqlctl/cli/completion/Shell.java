package dev.libsqlctl.cli.completion;

import java.util.List;
import java.util.Locale;

/** The shells that a script can be made for. */
public enum Shell {
    /** GNU Bash, 3.2 and newer. */
    BASH,
    /** Z shell. */
    ZSH,
    /** fish, 3 and newer. */
    FISH;

    /** {@return the name of its program} */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the script}
     *
     * @param places all that may be typed
     */
    public String script(List<Place> places) {
        return switch (this) {
            case BASH -> BashScript.of(places);
            case ZSH -> ZshScript.of(places);
            case FISH -> FishScript.of(places);
        };
    }
}
