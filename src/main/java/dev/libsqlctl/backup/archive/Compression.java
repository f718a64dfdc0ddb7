package dev.libsqlctl.backup.archive;

/** How a backup's file is compressed. */
public enum Compression {
    /** Not at all. */
    NONE(""),
    /** gzip (RFC 1952). */
    GZIP(".gz"),
    /** Zstandard (RFC 8878). */
    ZSTD(".zst");

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    /** {@return how the name of such a file ends} */
    public String extension() {
        return extension;
    }
}
