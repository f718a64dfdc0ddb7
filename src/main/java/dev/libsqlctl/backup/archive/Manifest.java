package dev.libsqlctl.backup.archive;

import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.dump.DumpContent;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.backup.source.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a backup, kept in {@code <file>.json} beside it.
 *
 * @param file the name of the backup's file, without a directory
 * @param format what it is
 * @param compression how it is compressed
 * @param selection what of the database is in it
 * @param origin where it came from
 * @param header what a dump does not hold
 * @param foreignKeyViolations how many rows of the source break a foreign key; {@link #NOT_COUNTED} when that is not known
 * @param tables the tables in it, in the order of the file, with the content that the source had
 * @param schema the SHA-256 of the schema in it, as {@link dev.libsqlctl.backup.content.SchemaHash} computes it: 64 hexadecimal digits in lower case; {@link #UNREAD} for pages that libSQL alone
 *     can read
 * @param bytes the size of the file
 * @param contentBytes its size before it was compressed
 * @param sha256 of the file, 64 hexadecimal digits in lower case
 * @param begun when the backup was begun
 * @param ended when its file was complete
 * @param verified when it was loaded and found to be the same as its source; empty when that was not tried, or it was not
 * @param lost what of a damaged source could not be read and is not in it, in words; empty when all was
 * @param program the version of the program that made it
 */
public record Manifest(
        String file,
        Format format,
        Compression compression,
        Selection selection,
        Origin origin,
        HeaderValues header,
        long foreignKeyViolations,
        List<TableContent> tables,
        String schema,
        long bytes,
        long contentBytes,
        String sha256,
        Instant begun,
        Instant ended,
        Optional<Instant> verified,
        List<String> lost,
        String program) {
    /** Counting takes as long as reading the tables that have foreign keys, and SQLite cannot always. */
    public static final long NOT_COUNTED = -1;

    /** The hash of a schema that could not be read. */
    public static final String UNREAD = "";

    /**
     * {@return what is known of a SQLite file that has no manifest, by what was just read of it}
     *
     * @param database the file
     * @param snapshot what was read
     * @param content what it holds
     * @param program the version of this program
     */
    public static Manifest ofDatabase(Path database, Snapshot snapshot, DumpContent content, String program) {
        Instant now = Instant.now();
        return new Manifest(
                database.getFileName().toString(),
                Format.DATABASE,
                Compression.NONE,
                Selection.ALL,
                snapshot.origin(),
                snapshot.header(),
                snapshot.foreignKeyViolations(),
                content.tables(),
                content.schema(),
                0,
                0,
                "",
                now,
                now,
                Optional.empty(),
                List.of(),
                program);
    }

    /** The table in which libSQL keeps what it knows of vector indexes. */
    private static final String VECTORS = "libsql_vector_meta_shadow";

    /** {@return whether the rows of all tables were hashed, and not only counted} */
    public boolean isHashed() {
        return tables.stream().allMatch(TableContent::isHashed);
    }

    /** {@return whether what its source held can be told by it: nothing was lost, and all was hashed} */
    public boolean holdsItsSource() {
        return isHashed() && lost.isEmpty();
    }

    /** {@return whether what is in the backup is known, and not only its pages} */
    public boolean isRead() {
        return !schema.equals(UNREAD);
    }

    /** {@return the same of a backup that was found to be the same as its source} */
    public Manifest verifiedAt(Instant time) {
        return with(tables, Optional.of(time));
    }

    /** {@return the same but for what SQLite or libSQL make anew on a server instead of taking it over: statistics, and the tables behind vector indexes} */
    public Manifest onServer() {
        boolean vectors = tables.stream().anyMatch(content -> content.table().equals(VECTORS));
        return with(
                tables.stream()
                        .filter(content -> !content.table().startsWith("sqlite_stat"))
                        .filter(content -> !vectors || !content.table().endsWith("_shadow"))
                        .toList(),
                verified);
    }

    private Manifest with(List<TableContent> newTables, Optional<Instant> newVerified) {
        return new Manifest(
                file,
                format,
                compression,
                selection,
                origin,
                header,
                foreignKeyViolations,
                newTables,
                schema,
                bytes,
                contentBytes,
                sha256,
                begun,
                ended,
                newVerified,
                lost,
                program);
    }

    /** What a backup's file is. */
    public enum Format {
        /** SQL text. */
        SQL,
        /** A SQLite file. */
        DATABASE
    }
}
