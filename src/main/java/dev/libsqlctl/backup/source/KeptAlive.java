package dev.libsqlctl.backup.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The turns of those who ask one connection, and a word of ours when nobody has asked for a while. */
final class KeptAlive implements AutoCloseable {
    /** A third of the ten seconds after which a server drops a silent transaction. */
    private static final long SILENCE_SECONDS = 3;

    private final Connection connection;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "keep-alive");
        thread.setDaemon(true);
        return thread;
    });
    private boolean asked;

    KeptAlive(Connection connection) {
        this.connection = connection;
        clock.scheduleWithFixedDelay(this::speakUp, SILENCE_SECONDS, SILENCE_SECONDS, TimeUnit.SECONDS);
    }

    synchronized <T> T ask(AskedSnapshot.Question<T> question) throws SQLException {
        try {
            return question.answer();
        } finally {
            asked = true;
        }
    }

    private synchronized void speakUp() {
        if (!asked && !clock.isShutdown()) {
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT 1").close();
            } catch (SQLException e) {
                // Whoever asks next is told.
                clock.shutdown();
            }
        }
        asked = false;
    }

    /** Says nothing any more, and lets a word that is being said come to its end: the connection is used further, and an interrupt in the middle of a request would spoil it. */
    synchronized void end() {
        clock.shutdown();
    }

    /** Says nothing any more. The connection is closed next. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
