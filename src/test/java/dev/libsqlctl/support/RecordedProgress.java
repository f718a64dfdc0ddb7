package dev.libsqlctl.support;

import dev.libsqlctl.server.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a service told while it worked. */
public final class RecordedProgress implements Progress {
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Transfer> transfers = new CopyOnWriteArrayList<>();

    @Override
    public void note(String message) {
        notes.add(message);
    }

    @Override
    public void transfer(Transfer transfer) {
        transfers.add(transfer);
    }

    /** {@return the lines so far} */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** {@return the transfers so far} */
    public List<Transfer> transfers() {
        return List.copyOf(transfers);
    }
}
