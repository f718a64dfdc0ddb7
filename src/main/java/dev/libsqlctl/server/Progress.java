package dev.libsqlctl.server;

/** Hears what a service is doing while it does it. */
public interface Progress {
    /**
     * Something worth a line happened.
     *
     * @param message one line, no secret in it
     */
    void note(String message);

    /**
     * A part of something large arrived.
     *
     * @param transfer how far it is
     */
    void transfer(Transfer transfer);

    /**
     * How far a transfer is.
     *
     * @param item what arrives, for example one layer of an image
     * @param status what is done with it, in the words of its source
     * @param current bytes so far
     * @param total bytes in all; 0 when unknown
     */
    record Transfer(String item, String status, long current, long total) {}
}
