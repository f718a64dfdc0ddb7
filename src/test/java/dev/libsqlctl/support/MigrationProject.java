package dev.libsqlctl.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.cli.InProcess;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory with migrations, the database they are for, and a look into that which goes around the program. */
public final class MigrationProject implements AutoCloseable {
    private final Path directory;
    private final Optional<SqldServer> server;

    private MigrationProject(Path directory, Optional<SqldServer> server) {
        this.directory = directory;
        this.server = server;
        try {
            Files.createDirectories(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the migrations are for. */
    public enum Database {
        /** A database of a server that is started for it. */
        SERVER,
        /** A local SQLite file. */
        FILE
    }

    /** {@return a project without migrations, whose database is empty} */
    public static MigrationProject in(Path directory, Database database) {
        return new MigrationProject(
                directory, database == Database.SERVER ? Optional.of(SqldServer.start()) : Optional.empty());
    }

    /** {@return a project without migrations for the database of this server, which is closed with it} */
    public static MigrationProject of(Path directory, SqldServer server) {
        return new MigrationProject(directory, Optional.of(server));
    }

    /** {@return the server; fails when the database is a file} */
    public SqldServer server() {
        return server.orElseThrow();
    }

    /** {@return the migrations' folder} */
    public Path folder() {
        return directory.resolve("migrations");
    }

    /** {@return a file of the migrations' folder} */
    public Path file(String name) {
        return folder().resolve(name);
    }

    /** Writes a file into the migrations' folder. */
    public MigrationProject write(String name, String content) {
        try {
            Files.writeString(file(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file from the migrations' folder. */
    public MigrationProject delete(String name) {
        try {
            Files.delete(file(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes both files of a migration. */
    public MigrationProject migration(String name, String up, String down) {
        return write(name + ".up.sql", up).write(name + ".down.sql", down);
    }

    /** {@return what {@code --url} takes} */
    public String url() {
        return server.map(SqldServer::url).orElseGet(() -> "sqlite:" + databaseFile());
    }

    private Path databaseFile() {
        return directory.resolve("app.db");
    }

    /** {@return the program in the project's directory, with its database in the environment} */
    public Program program() {
        return Program.in(directory).with("DATABASE_URL", url());
    }

    /** Runs {@code migrate} with these arguments to its end, in this process: that takes a tenth of the time. */
    public Run migrate(String... arguments) {
        return migrateAt(url(), arguments);
    }

    /** Runs {@code migrate} with these arguments to its end, in this process, on a database that another URL names. */
    public Run migrateAt(String url, String... arguments) {
        return InProcess.run(Map.of("DATABASE_URL", url), directory, words(arguments));
    }

    /** Starts the built program: {@code migrate} with these arguments. */
    public Running start(String... arguments) {
        return startAt(url(), arguments);
    }

    /** Starts the built program: {@code migrate} with these arguments, on a database that another URL names. */
    public Running startAt(String url, String... arguments) {
        return program().with("DATABASE_URL", url).start(words(arguments));
    }

    private static String[] words(String... arguments) {
        return Stream.concat(Stream.of("migrate"), Stream.of(arguments)).toArray(String[]::new);
    }

    /** {@return a connection that the program knows nothing of} */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.map(it -> "jdbc:libsql:" + it.url()).orElseGet(() -> "jdbc:sqlite:" + databaseFile()));
    }

    /** Runs statements in auto-commit. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the rows of a query, their columns joined by commas} */
    public List<String> query(String sql) {
        return look(database -> database.rows(sql));
    }

    /** {@return whatever the look finds, all of it at one moment} */
    public <T> T look(Look<T> look) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            T found = look.at(new Snapshot(connection));
            connection.rollback();
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the tables that are no history and no table of SQLite's own, by name} */
    public List<String> tables() {
        return query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                + " AND name NOT IN ('flyway_schema_history', 'schema_migrations') ORDER BY name");
    }

    /** {@return the versions that are applied, in order; both histories must agree on them} */
    public List<String> applied() {
        return look(database -> {
            List<String> flyway = database.has("flyway_schema_history")
                    ? database.rows("SELECT version FROM flyway_schema_history WHERE success = 1 AND installed_rank > 0"
                            + " ORDER BY CAST(version AS INTEGER)")
                    : List.of();
            List<String> geni = database.has("schema_migrations")
                    ? database.rows("SELECT id FROM schema_migrations ORDER BY CAST(id AS INTEGER)")
                    : List.of();
            assertThat(geni).isEqualTo(flyway);
            return flyway;
        });
    }

    /** {@return everything that the database holds: its schema, then the rows of every table} */
    public List<String> contents() {
        List<String> contents = new ArrayList<>(query("SELECT type, name, sql FROM sqlite_schema ORDER BY name"));
        for (String table : query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
            contents.add(table);
            contents.addAll(query("SELECT * FROM \"" + table + "\""));
        }
        return contents;
    }

    @Override
    public void close() {
        server.ifPresent(SqldServer::close);
    }

    /**
     * What is looked for.
     *
     * @param <T> what is found
     */
    @FunctionalInterface
    public interface Look<T> {
        /** {@return what is found} */
        T at(Snapshot database) throws SQLException;
    }

    /** The database at one moment. */
    public static final class Snapshot {
        private final Connection connection;

        private Snapshot(Connection connection) {
            this.connection = connection;
        }

        /** {@return whether it has something of this name} */
        public boolean has(String name) throws SQLException {
            return !rows("SELECT 1 FROM sqlite_schema WHERE name = '" + name + "'")
                    .isEmpty();
        }

        /** {@return the rows of a query, their columns joined by commas} */
        public List<String> rows(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> result = new ArrayList<>();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getString(i));
                    }
                    result.add(String.join(",", row));
                }
                return result;
            }
        }
    }
}
