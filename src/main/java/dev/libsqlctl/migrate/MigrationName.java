package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Makes of what somebody typed a name that every file system and shell takes. */
final class MigrationName {
    /** A file's name may have 255 bytes, some of which are the version, the ending, and those of a temporary file. */
    private static final int MOST_BYTES = 180;

    private MigrationName() {}

    /**
     * {@return the letters, digits and hyphens of a text, in lower case, with an underscore for whatever stands between them}
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_NAME_INVALID} if there is none
     */
    static String of(String words) {
        String name = Normalizer.normalize(words, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}-]+", "_")
                .replaceAll("^[_-]+|[_-]+$", "");
        if (name.isEmpty()) {
            throw invalid("'" + words + "' holds no letter and no digit", null);
        }
        return cut(name);
    }

    static LibsqlctlException invalid(String message, Exception cause) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_NAME_INVALID,
                message,
                "Say what the migration does, such as: create users table.",
                cause);
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
