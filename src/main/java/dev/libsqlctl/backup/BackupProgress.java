package dev.libsqlctl.backup;

/** Hears how far a backup or a restore is. Called often, by any thread. */
public interface BackupProgress {
    /** Hears nothing. */
    BackupProgress NONE = new BackupProgress() {
        @Override
        public void note(String message) {}

        @Override
        public void begin(String work, long rows, long bytes) {}

        @Override
        public void advance(long rows, long bytes) {}
    };

    /**
     * Something worth a line happened.
     *
     * @param message one line, no secret in it
     */
    void note(String message);

    /** {@return whether a person sees how far it is, so that it pays to find out how much there is} */
    default boolean isShown() {
        return false;
    }

    /**
     * A part of the work begins.
     *
     * @param work what it is, in a word or two such as {@code writing}
     * @param rows how many rows it has; 0 when unknown
     * @param bytes how many bytes it has; 0 when unknown
     */
    void begin(String work, long rows, long bytes);

    /**
     * Some of it was done.
     *
     * @param rows further rows
     * @param bytes further bytes
     */
    void advance(long rows, long bytes);
}
