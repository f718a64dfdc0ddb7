package dev.libsqlctl.backup.archive;

import java.nio.file.Path;
import java.util.Arrays;

/** How a backup's file is compressed. */
public enum Compression {
    /** Not at all. */
    NONE("", "plain"),
    /** gzip (RFC 1952). */
    GZIP(".gz", "gzip"),
    /** Zstandard (RFC 8878). */
    ZSTD(".zst", "Zstandard");

    private final String extension;
    private final String title;

    Compression(String extension, String title) {
        this.extension = extension;
        this.title = title;
    }

    /** {@return how the name of such a file ends} */
    public String extension() {
        return extension;
    }

    /** {@return what people call it} */
    public String title() {
        return title;
    }

    /**
     * {@return the compression that a file's name promises}
     *
     * @param file its path
     */
    public static Compression ofName(Path file) {
        String name = file.getFileName().toString();
        return Arrays.stream(values())
                .filter(compression -> compression != NONE && name.endsWith(compression.extension))
                .findFirst()
                .orElse(NONE);
    }
}
