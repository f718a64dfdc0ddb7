package dev.libsqlctl.backup.dump;

import java.util.concurrent.ConcurrentLinkedQueue;

/** Slabs that are used again. One that grew for the sake of a large value is not kept. */
final class SlabPool {
    private static final int USUAL = InsertText.FULL + 16 * 1024;

    private final ConcurrentLinkedQueue<Slab> free = new ConcurrentLinkedQueue<>();

    Slab take() {
        Slab slab = free.poll();
        return slab == null ? new Slab(USUAL) : slab;
    }

    void give(Slab slab) {
        if (slab.bytes().length <= 2 * USUAL) {
            slab.clear();
            free.add(slab);
        }
    }
}
