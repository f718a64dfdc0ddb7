package dev.libsqlctl.migrate;

/**
 * A lock of the history whose holder may be at work, or gone: it is not a process of this machine.
 *
 * @param id tells it from others
 * @param holder who has taken it, in words
 */
public record DoubtfulLock(String id, String holder) {}
