package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.http.Coding;

/** How the rows of a cursor arrive. */
public enum Delivery {
    /** Each as soon as the server has it. */
    ROW_BY_ROW(Coding.IDENTITY),
    /**
     * Compressed, which is half as fast again. The server sends nothing until it has about a thousand rows: a query that takes longer for
     * so many than the read time-out fails.
     */
    IN_BLOCKS(Coding.GZIP);

    private final Coding coding;

    Delivery(Coding coding) {
        this.coding = coding;
    }

    Coding coding() {
        return coding;
    }
}
