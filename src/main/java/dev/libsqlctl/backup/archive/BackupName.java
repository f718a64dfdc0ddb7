package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How backups are called.
 *
 * @param directory the absolute path that relative names are relative to
 * @param zone of the times in names
 */
public record BackupName(Path directory, ZoneId zone) {
    /** Where backups are that nobody named. */
    public static final String FOLDER = "backups";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Pattern IN_NAME = Pattern.compile("(?<!\\d)\\d{8}-\\d{6}(?!\\d)");
    private static final Pattern BACKUP = Pattern.compile(".+\\.backup\\.(sql(\\.gz|\\.zst)?|db)");
    private static final Pattern DATABASE = Pattern.compile(".+\\.(db|sqlite|sqlite3)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT = Pattern.compile(".+\\.sql(\\.gz|\\.zst)?", Pattern.CASE_INSENSITIVE);

    /**
     * What somebody asked for.
     *
     * @param output the file, as it was typed; a directory, or what ends with a slash, for a file of the default name in it; empty for one in {@link #FOLDER}
     * @param format what it is to be; empty for what its name says, else SQL
     * @param compression how it is to be compressed; empty for what its name says, else not at all
     */
    public record Wish(Optional<String> output, Optional<Manifest.Format> format, Optional<Compression> compression) {}

    /**
     * {@return the file that a backup is to be}
     *
     * @param wish what was asked for
     * @param begun when it is begun
     * @throws LibsqlctlException {@link ErrorCode#SETTING_INVALID} when the name says something else than the rest, or a SQLite file were compressed
     */
    public BackupFile of(Wish wish, Instant begun) {
        Path output = directory.resolve(wish.output().orElse(FOLDER)).normalize();
        boolean named = wish.output().filter(typed -> !typed.endsWith("/")).isPresent() && !Files.isDirectory(output);
        Compression ofName = named ? Compression.ofName(output) : Compression.NONE;
        Compression compression = wish.compression().orElse(ofName);
        Manifest.Format format = wish.format().orElse(named ? formatOfName(output) : Manifest.Format.SQL);
        Path file = named ? output : output.resolve(defaultName(begun, format, compression));
        requireNoContradiction(file, format, ofName, compression);
        return new BackupFile(file, format, compression);
    }

    private static Manifest.Format formatOfName(Path file) {
        return DATABASE.matcher(file.getFileName().toString()).matches()
                ? Manifest.Format.DATABASE
                : Manifest.Format.SQL;
    }

    private static void requireNoContradiction(
            Path file, Manifest.Format format, Compression ofName, Compression compression) {
        String name = file.getFileName().toString();
        if (format == Manifest.Format.DATABASE && compression != Compression.NONE) {
            throw invalid(
                    "a SQLite file is not compressed: it could not be opened then",
                    "Leave out --format db to have a compressed dump.");
        }
        if (ofName != Compression.NONE && compression != ofName) {
            throw invalid(
                    name + " is called a " + ofName.title() + " file, and --compress says "
                            + ManifestText.word(compression),
                    "Choose another name, or leave out --compress.");
        }
        if (format == Manifest.Format.DATABASE && SCRIPT.matcher(name).matches()) {
            throw invalid(name + " is called SQL, and --format says db", "Choose another name.");
        }
        if (format == Manifest.Format.SQL && DATABASE.matcher(name).matches()) {
            throw invalid(name + " is called a SQLite file, and --format says sql", "Choose another name.");
        }
    }

    private static LibsqlctlException invalid(String message, String hint) {
        return new LibsqlctlException(ErrorCode.SETTING_INVALID, message, hint);
    }

    private String defaultName(Instant begun, Manifest.Format format, Compression compression) {
        return TIME.format(begun.atZone(zone)) + ".backup."
                + (format == Manifest.Format.DATABASE ? "db" : "sql" + compression.extension());
    }

    /** {@return whether a file is called as backups are that nobody named} */
    static boolean isBackup(Path file) {
        return BACKUP.matcher(file.getFileName().toString()).matches();
    }

    /** {@return the time in a file's name; empty when there is none} */
    Optional<Instant> time(Path file) {
        Matcher matcher = IN_NAME.matcher(file.getFileName().toString());
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(matcher.group(), TIME).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
