package dev.libsqlctl.hrana.http;

/** How a response may come. */
public enum Coding {
    /** As the server makes it, piece by piece. */
    IDENTITY,
    /**
     * Compressed, if the server wants to. sqld sends a compressed body in blocks of some ten kilobytes: what it has made is held back
     * until a block is full.
     */
    GZIP
}
