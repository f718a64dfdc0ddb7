package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.restore.ServerLoadRequest.Existing;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.target.ServerTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dumps, and a server to load them into. */
final class LoadFixture {
    private static final String DUMP = "a.sql";

    private final Endpoint endpoint;
    private final List<String> notes = new ArrayList<>();

    /** @param endpoint the server as tests look at it */
    LoadFixture(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** {@return what was told meanwhile} */
    List<String> notes() {
        return notes;
    }

    /** {@return a dump of these statements} */
    static String dump(String... statements) {
        return "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n" + String.join("\n", statements) + "\nCOMMIT;\n";
    }

    /** {@return what the shell of SQLite dumps of a file that it makes by a script} */
    static String shellDump(Path file, String script) throws IOException, InterruptedException {
        shell(file, script);
        return shell(file, ".dump\n");
    }

    private static String shell(Path file, String input) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sqlite3", "-bail", file.toString())
                .redirectErrorStream(true)
                .start();
        Thread writer = new Thread(() -> {
            try (var in = shell.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        writer.join();
        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }

    static List<String> contentOf(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return DatabaseContent.of(connection);
        }
    }

    Connection connect() throws SQLException {
        return new ServerTarget(endpoint).connect();
    }

    List<String> content() throws SQLException {
        try (Connection connection = connect()) {
            return DatabaseContent.of(connection);
        }
    }

    List<String> query(String query) throws SQLException {
        try (Connection connection = connect()) {
            return DatabaseContent.column(connection, query);
        }
    }

    /** Drops everything, and executes statements. */
    void reset(String... statements) throws SQLException {
        load(Existing.REPLACE, dump());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        notes.clear();
    }

    ServerLoadRequest request(Endpoint over, Existing existing, String dump) {
        byte[] bytes = dump.getBytes(StandardCharsets.UTF_8);
        BackupProgress progress = new BackupProgress() {
            @Override
            public void note(String message) {
                notes.add(message);
            }

            @Override
            public void begin(String work, long rows, long bytes) {}

            @Override
            public void advance(long rows, long bytes) {}
        };
        return new ServerLoadRequest(
                new ServerTarget(over),
                () -> new DumpReader(new ByteArrayInputStream(bytes), DUMP),
                Optional.empty(),
                existing,
                Optional.empty(),
                progress);
    }

    LoadedOnServer load(Existing existing, String dump) {
        return ServerLoad.load(request(endpoint, existing, dump));
    }

    LoadedOnServer load(String dump) {
        return load(Existing.REFUSE, dump);
    }

    LoadedOnServer load(String dump, HeaderValues header) {
        ServerLoadRequest request = request(endpoint, Existing.REFUSE, dump);
        return ServerLoad.load(new ServerLoadRequest(
                request.target(),
                request.dump(),
                Optional.of(header),
                request.existing(),
                request.verification(),
                request.progress()));
    }

    /** Loads what must fail with this error, and leave everything as it was. */
    LibsqlctlException refused(ServerLoadRequest request, ErrorCode code) throws SQLException {
        List<String> before = content();
        LibsqlctlException failure = failure(request);
        assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
        assertThat(content()).isEqualTo(before);
        return failure;
    }

    static LibsqlctlException failure(ServerLoadRequest request) {
        return catchThrowableOfType(LibsqlctlException.class, () -> ServerLoad.load(request));
    }

    LibsqlctlException refused(Existing existing, String dump, ErrorCode code) throws SQLException {
        return refused(request(endpoint, existing, dump), code);
    }
}
