package dev.libsqlctl.auth;

/** What a token allows: the values of sqld's claim {@code a}. */
public enum Access {
    /** Reading. */
    RO,
    /** Reading and writing. */
    RW
}
