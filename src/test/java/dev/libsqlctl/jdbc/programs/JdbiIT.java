package dev.libsqlctl.jdbc.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jdbi on the driver. */
class JdbiIT {
    private static SqldServer server;

    private Jdbi jdbi;

    @BeforeAll
    static void startServer() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void createTables() {
        jdbi = Jdbi.create("jdbc:libsql:" + server.url());
        jdbi.useHandle(handle -> handle.createScript("""
                CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, born TEXT); -- a comment; with a semicolon
                CREATE TABLE everything (x);
                """).execute());
    }

    @AfterEach
    void dropTables() {
        jdbi.useHandle(handle ->
                handle.createScript("DROP TABLE people; DROP TABLE everything;").execute());
    }

    private <T> T roundTrip(Object value, Class<T> type) {
        return jdbi.withHandle(handle -> {
            handle.execute("DELETE FROM everything");
            handle.createUpdate("INSERT INTO everything VALUES (:x)")
                    .bind("x", value)
                    .execute();
            return handle.createQuery("SELECT x FROM everything").mapTo(type).one();
        });
    }

    private enum Colour {
        RED,
        GREEN
    }

    @Test
    void everyTypeComesBack() {
        assertThat(roundTrip(Long.MIN_VALUE, Long.class)).isEqualTo(Long.MIN_VALUE);
        assertThat(roundTrip(42, Integer.class)).isEqualTo(42);
        assertThat(roundTrip((short) -7, Short.class)).isEqualTo((short) -7);
        assertThat(roundTrip((byte) 9, Byte.class)).isEqualTo((byte) 9);
        assertThat(roundTrip(true, Boolean.class)).isTrue();
        assertThat(roundTrip(0.1, Double.class)).isEqualTo(0.1);
        assertThat(roundTrip(0.1f, Float.class)).isEqualTo(0.1f);
        assertThat(roundTrip('é', Character.class)).isEqualTo('é');
        assertThat(roundTrip("a\u0000b \ud83d\ude00", String.class)).isEqualTo("a\u0000b \ud83d\ude00");
        assertThat(roundTrip(new byte[] {0, -1, 127}, byte[].class)).containsExactly(0, -1, 127);
        assertThat(roundTrip(new BigDecimal("12345678901234567890.123456789"), BigDecimal.class))
                .isEqualTo("12345678901234567890.123456789");
        UUID uuid = UUID.randomUUID();
        assertThat(roundTrip(uuid, UUID.class)).isEqualTo(uuid);
        assertThat(roundTrip(Colour.GREEN, Colour.class)).isEqualTo(Colour.GREEN);
    }

    @Test
    void everyTimeComesBack() {
        LocalDateTime moment = LocalDateTime.of(2026, 2, 28, 23, 59, 59, 123_000_000);
        assertThat(roundTrip(moment, LocalDateTime.class)).isEqualTo(moment);
        assertThat(roundTrip(moment.toLocalDate(), LocalDate.class)).isEqualTo(moment.toLocalDate());
        assertThat(roundTrip(moment.toLocalTime(), LocalTime.class))
                .isCloseTo(moment.toLocalTime(), within(1, ChronoUnit.SECONDS));
        Instant instant = moment.toInstant(ZoneOffset.UTC);
        assertThat(roundTrip(instant, Instant.class)).isEqualTo(instant);
        OffsetDateTime offset = moment.atOffset(ZoneOffset.ofHours(5));
        assertThat(roundTrip(offset, OffsetDateTime.class).toInstant()).isEqualTo(offset.toInstant());
        ZonedDateTime zoned = moment.atZone(ZoneOffset.ofHours(-3));
        assertThat(roundTrip(zoned, ZonedDateTime.class).toInstant()).isEqualTo(zoned.toInstant());
        java.sql.Timestamp timestamp = java.sql.Timestamp.valueOf(moment);
        assertThat(roundTrip(timestamp, java.sql.Timestamp.class)).isEqualTo(timestamp);
        java.sql.Date date = java.sql.Date.valueOf("2026-02-28");
        assertThat(roundTrip(date, java.sql.Date.class)).isEqualTo(date);
    }

    private static org.assertj.core.data.TemporalUnitOffset within(long amount, ChronoUnit unit) {
        return org.assertj.core.api.Assertions.within(amount, unit);
    }

    @Test
    void nullsAndStreams() {
        jdbi.useHandle(handle -> {
            handle.createUpdate("INSERT INTO everything VALUES (:x)")
                    .bindNull("x", Types.INTEGER)
                    .execute();
            handle.createUpdate("INSERT INTO everything VALUES (?)")
                    .bindASCIIStream(0, new ByteArrayInputStream("ascii".getBytes(StandardCharsets.US_ASCII)), 5)
                    .execute();
            handle.createUpdate("INSERT INTO everything VALUES (?)")
                    .bind(0, new StringReader("characters"), 10)
                    .execute();
            handle.createUpdate("INSERT INTO everything VALUES (?)")
                    .bindBinaryStream(0, new ByteArrayInputStream(new byte[] {1, 2, 3}), 3)
                    .execute();

            assertThat(handle.createQuery("SELECT x FROM everything WHERE typeof(x) IN ('text', 'null') ORDER BY rowid")
                            .mapTo(String.class)
                            .list())
                    .containsExactly(null, "ascii", "characters");
            assertThat(handle.createQuery("SELECT x FROM everything WHERE typeof(x) = 'blob'")
                            .mapTo(byte[].class)
                            .one())
                    .containsExactly(1, 2, 3);
            assertThat(handle.createQuery("SELECT x FROM everything WHERE x IS NULL")
                            .mapTo(Integer.class)
                            .findOne())
                    .isEmpty();
        });
    }

    @Test
    void generatedKeysComeBack() {
        jdbi.useHandle(handle -> {
            long id = handle.createUpdate("INSERT INTO people (name) VALUES (?)")
                    .bind(0, "Ada")
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            assertThat(handle.createQuery("SELECT name FROM people WHERE id = ?")
                            .bind(0, id)
                            .mapTo(String.class)
                            .one())
                    .isEqualTo("Ada");

            List<Person> returned = handle.createQuery(
                            "INSERT INTO people (name) VALUES ('Grace'), ('Edsger') RETURNING id, name, born")
                    .map(ConstructorMapper.of(Person.class))
                    .list();
            assertThat(returned).extracting(Person::name).containsExactly("Grace", "Edsger");
        });
    }

    /** Jdbi finds a record's components by the names of the columns. */
    public record Person(long id, String name, Optional<LocalDate> born) {}

    @Test
    void aBatchIsOneRequestAfterTheOther() {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO people (id, name, born) VALUES (:id, :name, :born)");
            for (int i = 0; i < 2_500; i++) {
                batch.bind("id", i)
                        .bind("name", "person " + i)
                        .bind("born", LocalDate.ofEpochDay(i))
                        .add();
            }
            assertThat(batch.execute()).hasSize(2_500).containsOnly(1);
            assertThat(handle.createQuery("SELECT count(*) FROM people")
                            .mapTo(int.class)
                            .one())
                    .isEqualTo(2_500);
            assertThat(handle.createQuery("SELECT id, name, born FROM people WHERE id = 2499")
                            .map(ConstructorMapper.of(Person.class))
                            .one())
                    .isEqualTo(new Person(2_499, "person 2499", Optional.of(LocalDate.ofEpochDay(2_499))));
        });
    }

    @Test
    void aBatchThatFailsDoesNothing() {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO people (name) VALUES (?)");
            batch.add("Ada").add("Grace").add("Ada");

            assertThatThrownBy(batch::execute).isInstanceOf(UnableToExecuteStatementException.class);
            assertThat(handle.createQuery("SELECT count(*) FROM people")
                            .mapTo(int.class)
                            .one())
                    .isZero();
        });
    }

    @Test
    void keysOfABatchComeBack() {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO people (name) VALUES (?)");
            batch.add("Ada").add("Grace");

            List<Long> keys = batch.executePreparedBatch("id").mapTo(Long.class).list();

            assertThat(handle.createQuery("SELECT id FROM people ORDER BY id")
                            .mapTo(Long.class)
                            .list())
                    .containsExactlyElementsOf(keys);
        });
    }

    @Test
    void rowsAreStreamed() {
        jdbi.useHandle(handle -> {
            try (Stream<Long> numbers = handle
                    .createQuery(
                            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 30000) SELECT i FROM n")
                    .setFetchSize(100)
                    .mapTo(Long.class)
                    .stream()) {
                assertThat(numbers.mapToLong(Long::longValue).sum()).isEqualTo(30_000L * 30_001 / 2);
            }
            try (Stream<Long> numbers =
                    handle
                            .createQuery("VALUES (1), (2), (3)")
                            .setFetchSize(1)
                            .setMaxRows(2)
                            .mapTo(Long.class)
                            .stream()) {
                assertThat(numbers).containsExactly(1L, 2L);
            }
            assertThat(handle.createQuery("SELECT 1")
                            .setQueryTimeout(5)
                            .mapTo(int.class)
                            .one())
                    .isOne();
        });
    }

    @Test
    void transactionsSavepointsAndNesting() {
        jdbi.useTransaction(handle -> {
            handle.execute("INSERT INTO people (name) VALUES ('kept')");
            handle.savepoint("before");
            handle.execute("INSERT INTO people (name) VALUES ('undone')");
            handle.rollbackToSavepoint("before");
            handle.savepoint("after");
            handle.releaseSavepoint("after");
            handle.useTransaction(inner -> inner.execute("INSERT INTO people (name) VALUES ('nested')"));
        });
        assertThatThrownBy(() -> jdbi.useTransaction(handle -> {
                    handle.execute("INSERT INTO people (name) VALUES ('lost')");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(names()).containsExactly("kept", "nested");

        String level = jdbi.inTransaction(
                TransactionIsolationLevel.SERIALIZABLE,
                handle -> handle.getTransactionIsolationLevel().name());
        assertThat(level).isEqualTo("SERIALIZABLE");
        jdbi.useHandle(handle -> {
            handle.setReadOnly(true);
            assertThatThrownBy(() -> handle.execute("INSERT INTO people (name) VALUES ('no')"))
                    .isInstanceOf(UnableToExecuteStatementException.class);
            handle.setReadOnly(false);
            handle.execute("INSERT INTO people (name) VALUES ('yes')");
        });
        assertThat(names()).containsExactly("kept", "nested", "yes");
    }

    private List<String> names() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT name FROM people ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void aViolationIsAnIntegrityViolation() {
        jdbi.useHandle((Handle handle) -> {
            handle.execute("INSERT INTO people (name) VALUES ('Ada')");

            assertThatThrownBy(() -> handle.execute("INSERT INTO people (name) VALUES (?)", "Ada"))
                    .cause()
                    .isInstanceOfSatisfying(SQLIntegrityConstraintViolationException.class, e -> {
                        assertThat(e.getSQLState()).isEqualTo("23505");
                        assertThat(e.getErrorCode()).isEqualTo(19);
                    });
        });
    }

    @Test
    void listsMapsAndTemplates() {
        jdbi.useHandle(handle -> {
            handle.execute("INSERT INTO people (name) VALUES ('Ada'), ('Grace'), ('Edsger')");

            assertThat(handle.createQuery("SELECT name FROM people WHERE name IN (<names>) ORDER BY name")
                            .bindList("names", "Grace", "Ada", "Nobody")
                            .mapTo(String.class)
                            .list())
                    .containsExactly("Ada", "Grace");
            List<Map<String, Object>> rows = handle.createQuery(
                            "SELECT id AS number, name, born FROM people WHERE name = :name")
                    .bindMap(Map.of("name", "Ada"))
                    .mapToMap()
                    .list();
            assertThat(rows)
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("name", "Ada")
                            .containsEntry("born", null)
                            .containsKey("number"));
        });
    }
}
