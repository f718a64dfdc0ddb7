package dev.libsqlctl.server;

import java.util.Locale;

/** What runs a server. */
public enum EngineKind {
    /** A container of a Docker engine (or of Podman's compatible socket). */
    DOCKER,
    /** A detached process of this machine. */
    NATIVE;

    /** {@return the name that users type and read, in lower case} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
