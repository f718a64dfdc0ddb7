package dev.libsqlctl.server;

import java.util.Locale;

/** What the Docker engine does when the container's process has ended. */
public enum RestartPolicy {
    /** Nothing. */
    NO,
    /** Starts it again when it failed. */
    ON_FAILURE,
    /** Starts it again until it is stopped by hand. */
    UNLESS_STOPPED,
    /** Starts it again, also after the engine itself was restarted. */
    ALWAYS;

    /** {@return the engine's name for it} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
