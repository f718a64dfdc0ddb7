package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.backup.source.RowRange;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.target.ServerTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a data directory: every file in it is the same afterwards, whatever its server does, and they are of one moment. */
class UntouchedSourceIT {
    private static final int SNAPSHOTS = 25;

    @TempDir
    Path directory;

    private SqldServer server;

    @BeforeEach
    void start() throws SQLException {
        server = SqldServer.start();
        fill();
    }

    private void fill() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE one(id INTEGER PRIMARY KEY, t TEXT)");
            statement.execute("CREATE TABLE two(id INTEGER PRIMARY KEY, t TEXT)");
            statement.execute("INSERT INTO one(t) VALUES('first')");
            statement.execute("INSERT INTO two(t) VALUES('first')");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Connection connect() throws SQLException {
        return new ServerTarget(Endpoint.parse(server.url())).connect();
    }

    private FileTree files() {
        // SQLite's own shared memory; and what the server writes every few seconds about itself.
        return FileTree.of(server.dataDir()).without("data-shm", "stats.json");
    }

    private void backUp() {
        FileTree before = files();
        String[] arguments = {
            "backup",
            "--data-dir",
            server.dataDir().getParent().toString(),
            "-o",
            directory.resolve("out.sql").toString(),
            "--force"
        };
        assertThat(Program.in(directory).run(arguments))
                .succeeded()
                .says("2 tables, 2 rows")
                .says("verified");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void runningKilledAndStopped() throws SQLException {
        backUp();
        server.kill();
        backUp();
        server.restart();
        server.stop();
        backUp();
        server.restart();
        assertThat(Content.ofServer(server.url()).schema()).contains("CREATE TABLE two");
    }

    @Test
    void stoppedWithAnEmptyLog() throws SQLException {
        server.close();
        server = SqldServer.start("--snapshot-at-shutdown");
        fill();
        server.stop();
        assertThat(server.dataDir().resolve("dbs/default/data-wal")).isEmptyFile();
        backUp();
    }

    /** Two tables that get their rows in the same transactions. */
    private final class Writer extends Thread implements AutoCloseable {
        private final AtomicBoolean enough = new AtomicBoolean();
        private final AtomicInteger commits = new AtomicInteger();
        private volatile Exception failure;

        @Override
        public void run() {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                while (!enough.get()) {
                    statement.execute("INSERT INTO one(t) VALUES('x')");
                    statement.execute("INSERT INTO two(t) VALUES('x')");
                    connection.commit();
                    commits.incrementAndGet();
                }
            } catch (SQLException e) {
                failure = e;
            }
        }

        void go() {
            start();
            awaitMore();
        }

        void awaitMore() {
            int before = commits.get();
            Eventually.become("another commit", () -> commits.get() > before || failure != null);
            assertThat((Object) failure).isNull();
        }

        @Override
        public void close() {
            enough.set(true);
            try {
                join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat((Object) failure).isNull();
        }
    }

    @Test
    void oneMomentWhileOthersWrite() {
        Path data = server.dataDir().resolve("dbs/default/data");
        try (Writer writer = new Writer()) {
            writer.go();
            for (String name : List.of("of-files.sql", "of-files.db")) {
                int before = writer.commits.get();
                assertThat(Program.in(directory)
                                .run(
                                        "backup",
                                        "--data-dir",
                                        server.dataDir().getParent().toString(),
                                        "-o",
                                        name))
                        .succeeded()
                        .says("verified");
                assertThat(writer.commits.get()).isGreaterThan(before);
            }
            assertThat(Program.in(directory).run("backup", "--url", server.url(), "-o", "of-server.sql"))
                    .succeeded()
                    .says("verified");
            for (int i = 0; i < SNAPSHOTS; i++) {
                assertOneMoment(data);
            }
        }
        for (String name : List.of("of-files.sql", "of-files.db", "of-server.sql")) {
            Path copy = directory.resolve(name + ".copy.db");
            assertThat(Program.in(directory).run("restore", name, "--to", copy.toString()))
                    .succeeded();
            assertThat(Databases.query(copy, "SELECT count(*) FROM one"))
                    .isEqualTo(Databases.query(copy, "SELECT count(*) FROM two"))
                    .isNotEqualTo(List.of("0"));
        }
    }

    /** Each of its readers counts the rows of both tables. */
    private static void assertOneMoment(Path data) {
        try (FileSnapshot snapshot = FileSnapshot.open(data, Origin.Kind.DATA_DIRECTORY, Optional.empty(), 4)) {
            List<Long> counts = snapshot.readers().stream()
                    .flatMap(reader -> List.of("one", "two").stream().map(table -> {
                        RowCounter counter = new RowCounter();
                        reader.read(snapshot.shape(table), RowRange.ALL, counter);
                        return counter.rows();
                    }))
                    .distinct()
                    .toList();
            assertThat(counts).hasSize(1);
        }
    }
}
