package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose database holds its texts in another encoding than a server would choose. */
class OtherEncodingIT {
    @TempDir
    Path directory;

    private static void served(SqldServer server, Path database) throws IOException {
        server.stop();
        Path place = server.dataDir().resolve("dbs/default");
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.createDirectories(place);
        Files.copy(database, place.resolve("data"));
        server.restart();
    }

    /** The infinity is why values travel as bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
    void valuesThatTravelAsBytes(String encoding) throws IOException {
        Path database = directory.resolve("source.db");
        SqldServer server = SqldServer.start();
        try (server) {
            Databases.execute(
                    database,
                    "PRAGMA encoding = '" + encoding + "'",
                    "CREATE TABLE t(id INTEGER PRIMARY KEY, v)",
                    "INSERT INTO t(v) VALUES(9e999), (-9e999), (0.5), (7), (NULL), ('T'), ('B'), (''), ('é😀ЖT'),"
                            + " ('inf'), (x''), (x'54'), (x'0054'), (x'540054'), (x'fffe01'), (x'feff0102'), (x'd800')",
                    "CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID",
                    "INSERT INTO w VALUES('ä', 9e999), ('😀', 'é')");
            assertThat(Databases.query(database, "PRAGMA encoding")).containsExactly(encoding);
            served(server, database);
            assertThat(Program.in(directory).run("backup", "--url", "sqlite:source.db", "-o", "file.sql"))
                    .succeeded();

            assertThat(Program.in(directory).run("backup", "--url", server.url(), "-o", "server.sql"))
                    .succeeded()
                    .says("verified");
            assertThat(Files.mismatch(directory.resolve("server.sql"), directory.resolve("file.sql")))
                    .as(Files.readString(directory.resolve("server.sql")))
                    .isEqualTo(-1);

            assertThat(Program.in(directory).run("restore", "file.sql", "--url", server.url(), "--replace", "--yes"))
                    .succeeded()
                    .says("the same as its source");
        }
    }
}
