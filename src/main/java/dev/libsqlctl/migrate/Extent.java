package dev.libsqlctl.migrate;

/** How many of the applied migrations are undone; always the newest ones. */
public sealed interface Extent {
    /**
     * So many.
     *
     * @param count at least 1; more than are applied means all of them
     */
    record Newest(int count) implements Extent {}

    /**
     * Those that are newer than a version.
     *
     * @param version the version of a migration, which itself stays; 0 means that none does
     */
    record NewerThan(long version) implements Extent {
        /** Keeps none. */
        public static final NewerThan BEGINNING = new NewerThan(0);
    }
}
