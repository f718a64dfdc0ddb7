package dev.libsqlctl.backup.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What must hold of every database that goes from a file to a server. */
final class ServerRoundTrip {
    private final CorpusDatabase database;
    private final Path directory;
    private final SqldServer server;
    private final BackupProgram program;
    private final Path original;
    private final Path dump;
    private final byte[] expected;

    /**
     * @param directory an empty one
     * @param server its database is replaced
     */
    ServerRoundTrip(CorpusDatabase database, Path directory, SqldServer server) {
        this.database = database;
        this.directory = directory;
        this.server = server;
        this.program = new BackupProgram(directory);
        this.original = database.build(directory);
        this.dump = directory.resolve("original.sql");
        this.expected = program.backup(BackupProgram.url(original), dump, "--no-verify");
    }

    /** Puts it in the place of what the server has. */
    void restore() {
        Run run = program.restoreToServer(dump, server.url());
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    /** Restored to the server it is the same database, and its dump is the same. */
    void restoredIsTheSame() throws SQLException {
        restore();
        byte[] actual = program.backup(server.url(), directory.resolve("server.sql"), "--no-verify");
        FileRoundTrip.same(
                ServerDifferences.comparable(database, actual, expected),
                ServerDifferences.comparable(database, expected, expected),
                "the dump that was restored");
        try (Connection connection = connect()) {
            assertThat(Contents.of(connection)).isEqualTo(Contents.of(original).without("sqlite_stat1"));
            assertThat(Answers.of(connection, database.questions()))
                    .isEqualTo(Answers.of(original, database.questions()));
        }
    }

    /** The server's own dump of what was restored loads into a file. It writes whole reals as integers, so these are not told apart. */
    void dumpOfTheServerLoads() throws IOException, SQLException {
        Path own = directory.resolve("dump-of-the-server.sql");
        try (InputStream in = URI.create(server.url() + "/dump").toURL().openStream()) {
            Files.copy(in, own);
        }
        Path restored = directory.resolve("from-server.sqlite3");
        program.restoreToFile(own, restored);
        assertThat(Contents.of(restored).withWholeRealsAsIntegers())
                .isEqualTo(Contents.of(original).without("sqlite_stat1").withWholeRealsAsIntegers());
    }

    /** What the server cannot hold changes nothing. */
    void isRefused() throws SQLException {
        try (Connection connection = connect()) {
            Contents before = Contents.of(connection);
            Run run = program.restoreToServer(dump, server.url());
            assertThat(run.exitCode()).as(run.toString()).isNotZero();
            assertThat(run.err()).contains("nothing was changed");
            assertThat(Contents.of(connection)).isEqualTo(before);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:libsql:" + server.url());
    }
}
