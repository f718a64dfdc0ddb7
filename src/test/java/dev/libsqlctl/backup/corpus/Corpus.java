package dev.libsqlctl.backup.corpus;

import static dev.libsqlctl.backup.corpus.CorpusDatabase.inAFile;
import static dev.libsqlctl.backup.corpus.CorpusDatabase.named;
import static dev.libsqlctl.backup.corpus.CorpusDatabase.of;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Databases that, together, use what SQLite has. */
final class Corpus {
    private static final String SMALL = CorpusDatabase.resource("small");

    /** These do not exclude one another. */
    private static final List<CorpusDatabase> TOGETHER = Stream.of(
                    "affinities",
                    "texts",
                    "text-nul",
                    "reals",
                    "negative-zero",
                    "blobs",
                    "without-rowid",
                    "read-by-index",
                    "strict",
                    "generated",
                    "autoincrement",
                    "keys",
                    "defaults",
                    "statements",
                    "indexes",
                    "views",
                    "triggers",
                    "fts5",
                    "fts4",
                    "rtree",
                    "names",
                    "foreign-keys",
                    "foreign-keys-broken",
                    "many-rows")
            .map(CorpusDatabase::named)
            .toList();

    /** Each of these changes something of the whole file, or cannot be everywhere. */
    private static final List<CorpusDatabase> ALONE = List.of(
            named("sequence-unused"),
            named("sequence-orphaned"),
            named("statistics"),
            named("header"),
            named("user-version"),
            of("no-tables", "VACUUM;"),
            of("thousand-tables", thousandTables()),
            of("two-thousand-columns", twoThousandColumns()),
            of("utf16le", "PRAGMA encoding = 'UTF-16le';" + SMALL),
            of("utf16be", "PRAGMA encoding = 'UTF-16be';" + SMALL),
            of("page-size-512", "PRAGMA page_size = 512;" + SMALL),
            of("page-size-8192", "PRAGMA page_size = 8192;" + SMALL),
            of("page-size-65536", "PRAGMA page_size = 65536;" + SMALL),
            of("auto-vacuum", "PRAGMA auto_vacuum = FULL;" + SMALL),
            of("incremental-vacuum", "PRAGMA auto_vacuum = INCREMENTAL;" + SMALL + "DELETE FROM small;"),
            of("write-ahead-log", "PRAGMA journal_mode = WAL;" + SMALL),
            of("deleted-rows", SMALL + "DELETE FROM small; DELETE FROM small_key WHERE v > 1;"),
            openComments(),
            openBlocks(),
            inAFile("too-large", "values and rows above five million bytes"),
            inAFile("double-quoted-strings", "strings in double quotes"));

    private Corpus() {}

    /** {@return all of it} */
    static List<CorpusDatabase> all() {
        return Stream.concat(TOGETHER.stream(), ALONE.stream()).toList();
    }

    /** {@return all of it in as few databases as possible} */
    static List<CorpusDatabase> inFew() {
        return Stream.concat(Stream.of(everything()), ALONE.stream()).toList();
    }

    /** {@return all that does not exclude one another, in one database} */
    static CorpusDatabase everything() {
        return together("everything", Set.of());
    }

    /** {@return the same without what makes a server's own dump break off, or say another number: texts that are no UTF-8, a quote in a name, two reals} */
    static CorpusDatabase everythingThatAServerDumps() {
        return together("everything-dumped", Set.of("texts", "text-nul", "reals", "fts5", "names"));
    }

    private static CorpusDatabase together(String name, Set<String> excluded) {
        return of(
                name,
                TOGETHER.stream()
                        .filter(database -> !excluded.contains(database.name()))
                        .map(CorpusDatabase::sql)
                        .collect(Collectors.joining("\n")));
    }

    private static CorpusDatabase openComments() {
        return new CorpusDatabase(
                "open-comments",
                SMALL,
                List.of(
                        "CREATE TABLE open_dashes(a INT) STRICT -- no line end",
                        "CREATE TABLE open_block(a INT) STRICT /* not closed",
                        "CREATE TABLE open_blank(a INT) STRICT  ",
                        "CREATE INDEX open_index ON open_dashes(a) -- no line end",
                        "CREATE VIEW open_view AS SELECT 1 AS one -- no line end"),
                Optional.empty());
    }

    /** The shell does not end these comments, so that they swallow what follows in its dump. */
    private static CorpusDatabase openBlocks() {
        return new CorpusDatabase(
                "open-blocks",
                SMALL,
                List.of(
                        "CREATE INDEX open_block_index ON small(id) /* not closed",
                        "CREATE VIEW open_block_view AS SELECT 1 AS one /* not closed"),
                Optional.empty());
    }

    private static String thousandTables() {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "CREATE TABLE thousand_" + i + "(id INTEGER PRIMARY KEY, x TEXT);\n"
                        + "INSERT INTO thousand_" + i + " VALUES (" + i + ", 'row " + i + "');\n")
                .collect(Collectors.joining("", "BEGIN;\n", "COMMIT;\n"));
    }

    private static String twoThousandColumns() {
        String columns = IntStream.range(0, 2000).mapToObj(i -> "column_" + i).collect(Collectors.joining(", "));
        String values = IntStream.range(0, 2000)
                .mapToObj(i -> i % 3 == 0 ? "'text " + i + "'" : i % 3 == 1 ? "NULL" : i + ".5")
                .collect(Collectors.joining(", "));
        return "CREATE TABLE two_thousand(" + columns + ");\n" + "INSERT INTO two_thousand VALUES (" + values + "), ("
                + values + ");\n";
    }
}
