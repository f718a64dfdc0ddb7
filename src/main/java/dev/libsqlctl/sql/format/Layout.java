package dev.libsqlctl.sql.format;

import java.util.Optional;

/**
 * What is chosen of a format.
 *
 * @param header whether the names of the columns are written
 * @param nullText what stands for NULL; empty for what is usual in the format
 * @param table the table that INSERT statements are for
 */
public record Layout(Header header, Optional<String> nullText, String table) {
    /** Whether the names of the columns are written, where a format has rows without them. */
    public enum Header {
        /** As it is usual in the format. */
        USUAL,
        /** They are. */
        SHOWN,
        /** They are not. */
        HIDDEN
    }

    /** What is usual. */
    public static final Layout USUAL = new Layout(Header.USUAL, Optional.empty(), "table");

    boolean showsHeader(boolean usually) {
        return header == Header.USUAL ? usually : header == Header.SHOWN;
    }
}
