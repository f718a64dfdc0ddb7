package dev.libsqlctl.backup.corpus;

import dev.libsqlctl.support.ShellTest;
import dev.libsqlctl.support.SqldServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every database of the corpus, restored from a file to a server and backed up from there. */
@ShellTest
class CorpusServerIT {
    /** Of those that cannot be part of the large one, the ones that are treated in a way of their own. */
    private static final List<String> SPECIAL =
            List.of("no-tables", "statistics", "header", "utf16le", "open-comments", "sequence-orphaned");

    private static SqldServer server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<CorpusDatabase> everything() {
        return List.of(Corpus.everything());
    }

    static List<CorpusDatabase> special() {
        return Corpus.all().stream()
                .filter(database -> SPECIAL.contains(database.name()))
                .toList();
    }

    static List<CorpusDatabase> each() {
        return Corpus.all().stream()
                .filter(database -> database.refused().isEmpty())
                .toList();
    }

    static List<CorpusDatabase> refused() {
        return Corpus.all().stream()
                .filter(database -> database.refused().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource({"everything", "special"})
    void restoredIsTheSame(CorpusDatabase database) throws Exception {
        new ServerRoundTrip(database, directory, server).restoredIsTheSame();
    }

    @Test
    void dumpOfTheServerLoads() throws Exception {
        ServerRoundTrip trip = new ServerRoundTrip(Corpus.everythingThatAServerDumps(), directory, server);
        trip.restore();
        trip.dumpOfTheServerLoads();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatItCannotHoldChangesNothing(CorpusDatabase database) throws Exception {
        new ServerRoundTrip(database, directory, server).isRefused();
    }

    @Tag("campaign")
    @ParameterizedTest
    @MethodSource("each")
    void eachRestoredIsTheSame(CorpusDatabase database) throws Exception {
        new ServerRoundTrip(database, directory, server).restoredIsTheSame();
    }

    @Tag("campaign")
    @Test
    void randomDatabasesAreTheSame() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            Path own = Files.createDirectory(directory.resolve("seed-" + seed));
            try {
                new ServerRoundTrip(RandomDatabase.of(seed, seed % 2 == 1), own, server).restoredIsTheSame();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
