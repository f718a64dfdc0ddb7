package dev.libsqlctl.backup.dump;

/** Whether the rows of a dump are hashed as they are read, which takes a seventh of the time. */
public enum Hashing {
    /** They are. */
    HASHED,
    /** They are counted. */
    COUNTED
}
