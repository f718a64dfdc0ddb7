package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The backups of a directory: the files that are called like one ({@code *.backup.sql}, {@code .sql.gz}, {@code .sql.zst}, {@code .db}), and whatever has a manifest beside it. */
public final class BackupCatalog {
    private static final String MANIFEST = ".json";

    private final Path directory;
    private final BackupName names;

    /**
     * @param directory its absolute path; one that is not there has no backups
     * @param zone of the times in names
     */
    public BackupCatalog(Path directory, ZoneId zone) {
        this.directory = directory;
        this.names = new BackupName(directory, zone);
    }

    /**
     * {@return the backups, the newest first, those of unknown time last}
     *
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when the directory cannot be read
     */
    public List<StoredBackup> backups() {
        return candidates().stream()
                .flatMap(path -> backup(path).stream())
                .sorted(Comparator.comparing(
                                (StoredBackup backup) -> backup.time().orElse(Instant.MIN), Comparator.reverseOrder())
                        .thenComparing(StoredBackup::path))
                .toList();
    }

    private Set<Path> candidates() {
        Set<Path> candidates = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (BackupName.isBackup(file)) {
                    candidates.add(file);
                } else if (name.endsWith(MANIFEST) && name.length() > MANIFEST.length()) {
                    candidates.add(file.resolveSibling(name.substring(0, name.length() - MANIFEST.length())));
                }
            }
            return candidates;
        } catch (NoSuchFileException e) {
            return candidates;
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    /** {@return the backup that a path stands for; empty when it is something else, such as the file beside a foreign {@code .json}} */
    private Optional<StoredBackup> backup(Path path) {
        if (Files.isDirectory(path)) {
            return Optional.empty();
        }
        Optional<Manifest> manifest = Optional.empty();
        Optional<String> damage = Optional.empty();
        try {
            manifest = ManifestFile.read(path);
        } catch (LibsqlctlException e) {
            damage = Optional.of(e.getMessage());
        }
        OptionalLong bytes = size(path);
        boolean isBackup =
                manifest.isPresent() || (BackupName.isBackup(path) && (bytes.isPresent() || damage.isPresent()));
        return isBackup
                ? Optional.of(new StoredBackup(
                        path,
                        manifest,
                        damage,
                        bytes,
                        modified(path),
                        manifest.map(Manifest::begun).or(() -> names.time(path))))
                : Optional.empty();
    }

    /** A link that leads nowhere, because a disk is not mounted perhaps, is there still. */
    static OptionalLong size(Path path) {
        try {
            return OptionalLong.of(Files.size(path));
        } catch (NoSuchFileException e) {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? OptionalLong.of(0) : OptionalLong.empty();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** {@return when a file, or a link to it, was last changed; empty when there is none} */
    static Optional<FileTime> modified(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static LibsqlctlException failed(Path path, IOException e) {
        return new LibsqlctlException(ErrorCode.IO_ERROR, "cannot read " + path + ": " + FileError.reason(e), null, e);
    }
}
