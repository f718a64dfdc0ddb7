package dev.libsqlctl.backup.source;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.jdbc.LibsqlDataSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A snapshot of a server's database: one transaction that only reads, of which no page takes long. A server drops a transaction that says nothing for ten seconds, so this one speaks up
 * while whoever reads is busy otherwise.
 */
public final class ServerSnapshot extends AskedSnapshot {
    private static final Pattern VERSION = Pattern.compile("(?<sqlite>\\S+) \\((?<server>.+)\\)");

    private final KeptAlive turns;
    private final Consumer<KeptAlive> ending;
    private final ServerReader reader;

    private ServerSnapshot(Origin origin, Connection connection, Precision precision, Consumer<KeptAlive> ending)
            throws SQLException {
        super(origin, new Catalog(connection));
        this.ending = ending;
        Charset encoding = precision == Precision.USUAL
                ? StandardCharsets.UTF_8
                : Charset.forName(catalog().encoding());
        this.turns = new KeptAlive(connection);
        this.reader = new ServerReader(connection, catalog(), turns, precision, encoding);
    }

    /** How values travel. */
    public enum Precision {
        /** As Hrana sends them: quick, but a text that is no UTF-8, or an infinity, cannot be sent, which ends the snapshot with an {@link UnsendableException}. */
        USUAL,
        /** Texts as bytes, infinities as words: anything can be sent. */
        BYTES
    }

    /**
     * Begins the transaction.
     *
     * @param endpoint the server and the token; one that only reads is enough
     * @param precision how values travel
     * @throws LibsqlctlException when the server cannot be reached or refuses
     */
    public static ServerSnapshot open(Endpoint endpoint, Precision precision) {
        try {
            LibsqlDataSource source = new LibsqlDataSource();
            source.setUrl("jdbc:libsql:" + endpoint.url());
            endpoint.token().ifPresent(source::setAuthToken);
            endpoint.namespace().ifPresent(source::setNamespace);
            source.setTransactionMode("deferred");
            Connection connection = source.getConnection();
            try {
                connection.setAutoCommit(false);
                return new ServerSnapshot(
                        origin(endpoint, connection), connection, precision, turns -> close(turns, connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw ServerFailure.of(endpoint.url().toString(), e);
        }
    }

    /**
     * {@return what a transaction sees, its own changes included}
     *
     * @param transaction which stays open: closing the snapshot does not close it
     * @param endpoint the server it is of
     * @throws SQLException when the server does not answer
     */
    public static ServerSnapshot within(Connection transaction, Endpoint endpoint) throws SQLException {
        return new ServerSnapshot(origin(endpoint, transaction), transaction, Precision.BYTES, KeptAlive::end);
    }

    private static Origin origin(Endpoint endpoint, Connection connection) throws SQLException {
        String name = endpoint.url()
                + endpoint.namespace().map(text -> " (namespace " + text + ")").orElse("");
        String version = connection.getMetaData().getDatabaseProductVersion();
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches()
                ? new Origin(Origin.Kind.SERVER, name, Optional.of(matcher.group("server")), matcher.group("sqlite"))
                : new Origin(Origin.Kind.SERVER, name, Optional.empty(), version);
    }

    @Override
    <T> T ask(Question<T> question) throws SQLException {
        return turns.ask(question);
    }

    @Override
    RuntimeException failure(SQLException e) {
        return ServerFailure.of(origin().name(), e);
    }

    @Override
    public Ranges ranges(TableShape shape) {
        return new WholeTable();
    }

    @Override
    public List<RowReader> readers() {
        return List.of(reader);
    }

    @Override
    public void close() {
        ending.accept(turns);
    }

    private static void close(KeptAlive turns, Connection connection) {
        turns.close();
        try {
            connection.close();
        } catch (SQLException e) {
            // It only read: there is nothing that could be lost.
            return;
        }
    }
}
