package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.file.PendingFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of a manifest: {@code <backup>.json}, one JSON object, for its owner alone. Its members, in this order:
 *
 * <table>
 * <caption>members</caption>
 * <tr><td>{@code file}</td><td>the name of the backup's file, which lies beside it</td></tr>
 * <tr><td>{@code format}</td><td>{@code sql} or {@code database}</td></tr>
 * <tr><td>{@code compression}</td><td>{@code none}, {@code gzip} or {@code zstd}</td></tr>
 * <tr><td>{@code selection}</td><td>{@code part} ({@code all}, {@code schema} or {@code data}), {@code tables} and {@code excluded} (patterns)</td></tr>
 * <tr><td>{@code origin}</td><td>{@code kind} ({@code data_directory}, {@code file} or {@code server}), {@code name}, {@code server_version} (or null), {@code sqlite_version}</td></tr>
 * <tr><td>{@code header}</td><td>{@code user_version}, {@code application_id}</td></tr>
 * <tr><td>{@code foreign_key_violations}</td><td>how many rows of the source break a foreign key; null when they were not counted, or cannot be</td></tr>
 * <tr><td>{@code tables}</td><td>for each, in the order of the file: {@code table}, {@code rows}, {@code hash} (null when it was not computed)</td></tr>
 * <tr><td>{@code schema}</td><td>the hash of the schema; null when libSQL alone can read it</td></tr>
 * <tr><td>{@code bytes}, {@code content_bytes}</td><td>the size of the file, and before compression</td></tr>
 * <tr><td>{@code sha256}</td><td>of the file</td></tr>
 * <tr><td>{@code begun}, {@code ended}</td><td>when it was made, in UTC (ISO 8601)</td></tr>
 * <tr><td>{@code verified}</td><td>when it was loaded and found to be the same as its source; null when it was not</td></tr>
 * <tr><td>{@code lost}</td><td>what of a damaged source could not be read, in words</td></tr>
 * <tr><td>{@code program}</td><td>the version of the program that made it</td></tr>
 * </table>
 *
 * <p>What it does not know it skips, so that later versions can say more.
 */
public final class ManifestFile {
    private ManifestFile() {}

    /**
     * Writes a backup's manifest; replaces what was there.
     *
     * @param backup the absolute path of the backup's file
     * @param manifest what is known of it
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR}
     */
    public static void write(Path backup, Manifest manifest) {
        Path file = BackupFile.manifestOf(backup);
        try {
            AtomicFile.write(file, ManifestText.of(manifest).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot write " + file + ": " + FileError.reason(e), FileError.hint(e), e);
        }
    }

    /**
     * {@return a manifest on the disk that waits for its name, to be closed}
     *
     * @param backup the absolute path that the backup's file is to have
     * @param manifest what is known of it
     * @throws IOException when there can be none
     */
    static PendingFile pending(Path backup, Manifest manifest) throws IOException {
        return PendingFile.write(
                BackupFile.manifestOf(backup), ManifestText.of(manifest).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a backup's manifest.
     *
     * @param backup the absolute path of the backup's file, which need not be there
     * @return what it says; empty when there is none
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_INVALID} when it cannot be understood, {@link ErrorCode#IO_ERROR} when it cannot be read
     */
    public static Optional<Manifest> read(Path backup) {
        Path file = BackupFile.manifestOf(backup);
        try {
            return Optional.of(ManifestMembers.parse(Files.readString(file)).manifest());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw damaged(file, "it is no UTF-8 text", e);
        } catch (ManifestMembers.Damaged e) {
            throw damaged(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot read " + file + ": " + FileError.reason(e), null, e);
        }
    }

    /**
     * {@return the SHA-256 of a file, as a manifest has it}
     *
     * @param file its absolute path
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when it cannot be read
     */
    public static String sha256(Path file) {
        try {
            return BackupMeasure.of(file).sha256();
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot read " + file + ": " + FileError.reason(e), null, e);
        }
    }

    private static LibsqlctlException damaged(Path file, String why, Exception cause) {
        return new LibsqlctlException(
                ErrorCode.BACKUP_INVALID,
                file + " is no manifest of a backup: " + why,
                "Delete it to have the backup treated as one without a manifest.",
                cause);
    }
}
