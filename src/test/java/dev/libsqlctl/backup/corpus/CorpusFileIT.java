package dev.libsqlctl.backup.corpus;

import dev.libsqlctl.support.ReferenceShell;
import dev.libsqlctl.support.ShellTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every database of the corpus, backed up from a file and restored to one. */
@ShellTest
class CorpusFileIT {
    @TempDir
    private Path directory;

    static List<CorpusDatabase> corpus() {
        return Corpus.all();
    }

    static List<CorpusDatabase> inFew() {
        return Corpus.inFew();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void dumpIsTheShells(CorpusDatabase database) {
        FileRoundTrip trip = new FileRoundTrip(database, directory);
        trip.dumpIsTheShells();
        // With the rowid that table has more columns than the shell can read.
        if (!database.name().equals("two-thousand-columns")) {
            trip.dumpWithRowidsIsTheShells();
        }
    }

    @ParameterizedTest
    @MethodSource("inFew")
    void restoredIsTheSame(CorpusDatabase database) throws Exception {
        new FileRoundTrip(database, directory).restoredIsTheSame();
    }

    @ParameterizedTest
    @MethodSource("inFew")
    void dumpOfTheShellLoads(CorpusDatabase database) throws Exception {
        Assumptions.assumeFalse(database.name().equals("open-blocks"), "the shell's dump is no SQL");
        new FileRoundTrip(database, directory).shellsDumpLoads();
    }

    @Tag("campaign")
    @ParameterizedTest
    @MethodSource("corpus")
    void isTheSameEachTimeItIsMade(CorpusDatabase database) throws Exception {
        byte[] first = ReferenceShell.dump(database.build(Files.createDirectory(directory.resolve("first"))));
        byte[] second = ReferenceShell.dump(database.build(Files.createDirectory(directory.resolve("second"))));
        FileRoundTrip.same(second, first, "when it was first made");
    }

    @Tag("campaign")
    @ParameterizedTest
    @MethodSource("corpus")
    void eachRestoredIsTheSame(CorpusDatabase database) throws Exception {
        new FileRoundTrip(database, directory).restoredIsTheSame();
    }
}
