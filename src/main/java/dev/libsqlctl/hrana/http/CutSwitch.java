package dev.libsqlctl.hrana.http;

import java.io.IOException;

/** Lets another thread cut requests that are sent one after the other. Thread-safe. */
public final class CutSwitch {
    private Runnable disconnect;
    private boolean cut;

    /** Makes a switch that has not been thrown. */
    public CutSwitch() {}

    /** Cuts the connection of the request in progress, which fails. No request is sent any more. */
    public synchronized void cut() {
        cut = true;
        if (disconnect != null) {
            disconnect.run();
        }
    }

    /** {@return whether it has been cut} */
    public synchronized boolean isCut() {
        return cut;
    }

    /**
     * Begins a request.
     *
     * @throws UnsentException if it is too late for one
     */
    synchronized void began(Runnable how) throws UnsentException {
        if (cut) {
            throw new UnsentException(new IOException("Given up"));
        }
        disconnect = how;
    }

    /** Ends the request, whose connection belongs to others from now on. */
    synchronized void ended() {
        disconnect = null;
    }
}
