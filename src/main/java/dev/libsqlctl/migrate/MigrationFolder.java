package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The migrations of a folder, and what is wrong with its files. Files whose names end neither in {@code .up.sql} nor in {@code .down.sql} are
 * not looked at.
 *
 * @param migrations those that can be told, the oldest first
 * @param problems errors and warnings about files as a whole
 */
public record MigrationFolder(List<Migration> migrations, List<Diagnostic> problems) {
    private static final String ADVICE_ON_NAMES =
            "Name it <digits>_<name>.up.sql or <digits>_<name>.down.sql, as 'libsqlctl migrate new' does.";

    /**
     * Reads the names of a folder's files.
     *
     * @return the migrations, the oldest first; never empty
     * @throws LibsqlctlException {@link ErrorCode#MIGRATIONS_MISSING}, {@link ErrorCode#MIGRATION_NAME_INVALID} or
     *     {@link ErrorCode#MIGRATION_DUPLICATE}
     */
    public static List<Migration> read(Path folder) {
        MigrationFolder found = scan(folder);
        List<Diagnostic> errors =
                found.problems.stream().filter(Diagnostic::isError).toList();
        if (errors.isEmpty()) {
            return found.migrations;
        }
        Diagnostic first = errors.get(0);
        String others =
                errors.size() == 1 ? "" : " ('libsqlctl migrate validate' shows all " + errors.size() + " mistakes)";
        throw new LibsqlctlException(first.code().orElseThrow(), first.text() + others, first.advice());
    }

    /**
     * Reads the names of a folder's files, whatever is wrong with some.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATIONS_MISSING} if there is no such folder or no migration in it
     */
    public static MigrationFolder scan(Path folder) {
        List<Diagnostic> problems = new ArrayList<>();
        Map<Long, Path> ups = new TreeMap<>();
        Map<Long, Path> downs = new TreeMap<>();
        for (Path file : files(folder)) {
            Optional<MigrationFileName> name = MigrationFileName.of(file);
            if (name.isEmpty()) {
                problems.add(nameInvalid(file));
                continue;
            }
            Map<Long, Path> of = name.get().isUp() ? ups : downs;
            Path other = of.putIfAbsent(name.get().version(), file);
            if (other != null) {
                problems.add(duplicate(name.get().version(), other, file));
            }
        }
        downs.forEach((version, down) -> {
            if (!ups.containsKey(version)) {
                problems.add(withoutUp(down));
            }
        });
        if (ups.isEmpty() && problems.stream().noneMatch(Diagnostic::isError)) {
            throw missing("there is no migration in " + folder, null);
        }
        return new MigrationFolder(migrations(ups, downs), List.copyOf(problems));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(MigrationFileName::isClaimedBy).sorted().toList();
        } catch (NoSuchFileException e) {
            throw missing("there is no folder " + folder, e);
        } catch (IOException e) {
            throw missing("the folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Migration> migrations(Map<Long, Path> ups, Map<Long, Path> downs) {
        return ups.entrySet().stream()
                .map(up -> new Migration(
                        up.getKey(),
                        MigrationFileName.of(up.getValue()).orElseThrow().name(),
                        up.getValue(),
                        Optional.ofNullable(downs.get(up.getKey()))))
                .toList();
    }

    private static Diagnostic nameInvalid(Path file) {
        return Diagnostic.error(
                ErrorCode.MIGRATION_NAME_INVALID,
                name(file),
                "its name does not begin with a version, a number of 64 bits, and an underscore",
                ADVICE_ON_NAMES);
    }

    private static Diagnostic duplicate(long version, Path one, Path other) {
        return Diagnostic.error(
                ErrorCode.MIGRATION_DUPLICATE,
                name(other),
                name(one) + " has the version " + version + " as well",
                "Give one of them another version.");
    }

    private static Diagnostic withoutUp(Path down) {
        return Diagnostic.warning(
                name(down),
                "there is no .up.sql file of this version",
                "Remove it, or give both files the same version.");
    }

    private static LibsqlctlException missing(String message, IOException cause) {
        return new LibsqlctlException(
                ErrorCode.MIGRATIONS_MISSING,
                message,
                "'libsqlctl migrate new NAME' makes the first migration; --migrations names another folder.",
                cause);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
