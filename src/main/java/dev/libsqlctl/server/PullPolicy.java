package dev.libsqlctl.server;

/** When an image is pulled before a container is made of it. */
public enum PullPolicy {
    /** When it is not on this machine. */
    MISSING,
    /** Every time, so that a moving tag is followed. */
    ALWAYS,
    /** Not at all. */
    NEVER
}
