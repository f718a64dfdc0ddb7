package dev.libsqlctl.backup.create;

import java.util.List;
import java.util.function.Supplier;

/** What of a source could not be read, told when everything else was. */
final class Losses {
    private final Supplier<List<String>> told;

    /** @param told in words; empty when all was read */
    Losses(Supplier<List<String>> told) {
        this.told = told;
    }

    List<String> words() {
        return told.get();
    }
}
