package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.restore.ServerLoadRequest.Existing;
import dev.libsqlctl.backup.source.ServerSnapshot;
import dev.libsqlctl.backup.source.TableHashes;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.TransportException;
import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server, the connection or other writers get in the way of a restore: all of it is there, or nothing was changed. */
@Timeout(120)
class ServerLoadFaultsIT {
    private static final int TABLES = 60;
    private static final String MIDDLE = "CREATE TABLE t40";

    /** The page of a table that a comparison reads, as JSON. */
    private static final String COMPARED = "FROM \\\"t50\\\" ORDER BY";

    private static final String COMMIT = "COMMIT";

    private static SqldServer server;
    private static LoadFixture fixture;
    private static String dump;

    private FaultyProxy proxy;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
        fixture = new LoadFixture(server.endpoint());
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            statements.add("CREATE TABLE t" + i + "(a);");
            statements.add("INSERT INTO t" + i + " VALUES(" + i + ");");
            statements.add("INSERT INTO t" + i + " VALUES('x');");
        }
        dump = LoadFixture.dump(statements.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() throws SQLException {
        fixture.reset("CREATE TABLE old (a)", "INSERT INTO old VALUES ('kept')", "PRAGMA user_version = 9");
        proxy = FaultyProxy.before(server.url());
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private ServerLoadRequest replacing() {
        return fixture.request(Endpoint.parse(proxy.url()), Existing.REPLACE, dump);
    }

    private static void assertLoaded(LoadedOnServer loaded) throws SQLException {
        assertThat(loaded.dump()).isEqualTo(new LoadedDump(3 * TABLES, 2 * TABLES));
        assertThat(fixture.query("SELECT name FROM sqlite_schema WHERE name NOT LIKE 't__' AND name NOT LIKE 't_'"))
                .isEmpty();
        for (int i = 0; i < TABLES; i++) {
            assertThat(fixture.query("SELECT a FROM t" + i)).containsExactly(String.valueOf(i), "x");
        }
    }

    private static void restart() {
        server.kill();
        server.restart();
    }

    /** The server takes the lock from who has had it for five seconds. */
    private void robTheNext(String marker, int times) {
        proxy.spoil(marker, answer -> {
            try (Connection other = fixture.connect();
                    Statement statement = other.createStatement()) {
                statement.execute("INSERT INTO old VALUES ('meanwhile')");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            if (times > 1) {
                robTheNext(marker, times - 1);
            }
            return answer.length;
        });
    }

    @Test
    void aRestoreWhoseLockWasTakenAwayBeginsAnew() throws SQLException {
        robTheNext(MIDDLE, 1);
        assertLoaded(ServerLoad.load(replacing()));
        assertThat(fixture.notes())
                .singleElement()
                .asString()
                .contains("5 s")
                .endsWith("; trying again from the start");
    }

    @Test
    @Tag("campaign")
    void aRestoreThatIsNeverLeftAloneFailsAndSaysWhy() throws SQLException {
        robTheNext(MIDDLE, 3);
        LibsqlctlException failure = LoadFixture.failure(replacing());
        assertThat(failure.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(failure)
                .hasMessageContaining("Transaction timed out")
                .hasMessageContaining("it was tried 3 times; nothing was changed");
        assertThat(failure.hint()).get().asString().contains("--offline");
        assertThat(fixture.query("SELECT a FROM old")).containsExactly("kept", "meanwhile", "meanwhile", "meanwhile");
        assertThat(fixture.content()).contains("user_version [9]").noneMatch(line -> line.contains("t1"));
    }

    @Test
    void aLockThatIsTakenAwayWhileTheRestoreComparesIsTakenAnew() throws SQLException {
        robTheNext(COMPARED, 1);
        assertLoaded(ServerLoad.load(comparing()));
        assertThat(fixture.notes()).singleElement().asString().endsWith("; trying again from the start");
    }

    @Test
    @Tag("campaign")
    void aRestoreThatIsNeverLeftToCompareFailsAndSaysWhy() throws SQLException {
        robTheNext(COMPARED, 3);
        LibsqlctlException failure = LoadFixture.failure(comparing());
        assertThat(failure.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(failure).hasMessageContaining("it was tried 3 times; nothing was changed");
        assertThat(fixture.content()).contains("user_version [9]").noneMatch(line -> line.contains("t1"));
    }

    @Test
    void aServerThatIsGoneWhileTheRestoreComparesIsNotReady() throws SQLException {
        List<String> before = fixture.content();
        proxy.intercept(COMPARED, server::kill);
        LibsqlctlException failure = LoadFixture.failure(comparing());
        server.restart();
        assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_NOT_READY);
        assertThat(fixture.content()).isEqualTo(before);
    }

    /** Reads what was loaded as a comparison does, and lets the transaction go on to its commit. */
    private ServerLoadRequest comparing() {
        ServerLoadRequest request = replacing();
        return new ServerLoadRequest(
                request.target(),
                request.dump(),
                request.header(),
                request.existing(),
                Optional.of(loading -> {
                    try (ServerSnapshot snapshot = ServerSnapshot.within(loading, server.endpoint())) {
                        TableHashes.of(snapshot, List.of("t50", "t1"), BackupProgress.NONE);
                    }
                }),
                request.progress());
    }

    @Test
    void killedForGoodInTheMiddle() throws SQLException {
        List<String> before = fixture.content();
        proxy.intercept(MIDDLE, server::kill);
        LibsqlctlException failure = LoadFixture.failure(replacing());
        server.restart();
        assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_NOT_READY);
        assertThat(failure)
                .hasRootCauseInstanceOf(java.io.IOException.class)
                .hasMessageContaining("nothing was changed");
        assertThat(failure.getCause()).hasCauseInstanceOf(TransportException.class);
        assertThat(fixture.content()).isEqualTo(before);
    }

    @Test
    void killedInTheMiddleAndStartedAgain() throws SQLException {
        proxy.spoil(MIDDLE, answer -> {
            restart();
            return 0;
        });
        assertLoaded(ServerLoad.load(replacing()));
        assertThat(fixture.notes()).singleElement().asString().endsWith("; trying again from the start");
    }

    @Test
    void theAnswerToTheCommitIsLost() throws SQLException {
        proxy.spoil(COMMIT, answer -> 0);
        assertLoaded(ServerLoad.load(replacing()));
        assertThat(fixture.notes()).isEmpty();
    }

    @Test
    void theCommitDoesNotArrive() throws SQLException {
        proxy.intercept(COMMIT, () -> {});
        assertLoaded(ServerLoad.load(replacing()));
        assertThat(fixture.notes()).hasSize(1);
    }

    @Test
    void killedAfterTheCommitAndStartedAgain() throws SQLException {
        proxy.spoil(COMMIT, answer -> {
            restart();
            return 0;
        });
        assertLoaded(ServerLoad.load(replacing()));
        assertThat(fixture.notes()).isEmpty();
    }

    @Test
    @Tag("campaign")
    void killedForGoodAtTheCommit() throws SQLException {
        List<String> before = fixture.content();
        proxy.intercept(COMMIT, server::kill);
        LibsqlctlException failure = LoadFixture.failure(replacing());
        server.restart();
        assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_NOT_READY);
        assertThat(failure).hasMessageContaining("whether it was committed is unknown");
        assertThat(fixture.content()).isEqualTo(before);
    }

    @Test
    void theServerIsNotThere() {
        server.kill();
        LibsqlctlException failure = LoadFixture.failure(fixture.request(server.endpoint(), Existing.REFUSE, dump));
        server.restart();
        assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_ERROR);
        assertThat(failure.getCause()).hasCauseInstanceOf(TransportException.class);
    }
}
