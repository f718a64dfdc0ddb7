package dev.libsqlctl.jdbc.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's JDBC on the driver. */
class SpringIT {
    private static final String SCHEMA = """
            -- Spring splits this; a comment;
            CREATE TABLE people (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                name VARCHAR(50) NOT NULL UNIQUE,
                born DATE,
                amount DECIMAL(10, 2),
                photo BLOB,
                made TIMESTAMP DEFAULT CURRENT_TIMESTAMP
            );
            INSERT INTO people (name, born, amount) VALUES ('Ada; L.', '1815-12-10', 10.5);
            """;

    private static SqldServer server;

    private DriverManagerDataSource source;
    private JdbcTemplate template;

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
        source = new DriverManagerDataSource("jdbc:libsql:" + server.url());
        template = new JdbcTemplate(source);
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(new ByteArrayResource(SCHEMA.getBytes(StandardCharsets.UTF_8))), source);
    }

    @AfterEach
    void dropTables() {
        template.execute("DROP TABLE people");
    }

    private String nameOf(Number id) {
        return template.queryForObject("SELECT name FROM people WHERE id = ?", String.class, id);
    }

    private int count(String name) {
        return Optional.ofNullable(
                        template.queryForObject("SELECT count(*) FROM people WHERE name LIKE ?", Integer.class, name))
                .orElseThrow();
    }

    private record Person(long id, String name, LocalDate born, BigDecimal amount) {}

    @Test
    void rowsBecomeObjects() {
        String sql = "SELECT id, name, born, amount FROM people WHERE name = :name";
        Person ada = new Person(1, "Ada; L.", LocalDate.of(1815, 12, 10), new BigDecimal("10.5"));

        assertThat(JdbcClient.create(source)
                        .sql(sql)
                        .param("name", "Ada; L.")
                        .query(Person.class)
                        .single())
                .isEqualTo(ada);
        assertThat(template.query("SELECT id, name, born, amount FROM people", new DataClassRowMapper<>(Person.class)))
                .containsExactly(ada);
        assertThat(template.queryForMap("SELECT * FROM people"))
                .containsEntry("name", "Ada; L.")
                .containsEntry("photo", null);
        assertThat(template.queryForObject("SELECT made FROM people", LocalDateTime.class))
                .isAfter(LocalDateTime.of(2020, 1, 1, 0, 0));
    }

    /** It makes its statement from the metadata of the table. */
    @Test
    void simpleInsertsFindTheirColumns() {
        SimpleJdbcInsert insert =
                new SimpleJdbcInsert(source).withTableName("people").usingGeneratedKeyColumns("id");

        Number id = insert.executeAndReturnKey(
                Map.of("name", "Grace", "born", LocalDate.of(1906, 12, 9), "amount", new BigDecimal("3.25")));

        assertThat(nameOf(id)).isEqualTo("Grace");
        assertThat(template.queryForObject("SELECT born FROM people WHERE id = ?", LocalDate.class, id))
                .isEqualTo("1906-12-09");
    }

    @Test
    void keysAreHeld() {
        GeneratedKeyHolder holder = new GeneratedKeyHolder();

        new NamedParameterJdbcTemplate(source)
                .update(
                        "INSERT INTO people (name) VALUES (:name)",
                        new MapSqlParameterSource("name", "Edsger"),
                        holder,
                        new String[] {"id"});

        assertThat(holder.getKey()).isNotNull();
        assertThat(nameOf(holder.getKey())).isEqualTo("Edsger");
    }

    @Test
    void batchesAndNulls() {
        List<Object[]> rows = IntStream.range(0, 1_500)
                .mapToObj(i -> new Object[] {"person " + i, null, new byte[] {(byte) i}})
                .toList();

        int[] counts = template.batchUpdate("INSERT INTO people (name, born, photo) VALUES (?, ?, ?)", rows, new int[] {
            Types.VARCHAR, Types.DATE, Types.BLOB
        });

        assertThat(counts).hasSize(1_500).containsOnly(1);
        assertThat(count("person %")).isEqualTo(1_500);
        try (Stream<String> names = template.queryForStream("SELECT name FROM people", (row, i) -> row.getString(1))) {
            assertThat(names).hasSize(1_501);
        }
    }

    @Test
    void failuresHaveTheClassesOfSpring() {
        assertThatThrownBy(() -> template.update("INSERT INTO people (name) VALUES ('Ada; L.')"))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> template.update("INSERT INTO people (name) VALUES (NULL)"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> template.execute("SELEC 1")).isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> template.execute("SELECT * FROM missing")).isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void aTransactionThatReadWhatAnotherChangedMayBeRepeated() {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    int before = count("%");
                    new JdbcTemplate(new DriverManagerDataSource(source.getUrl()))
                            .update("INSERT INTO people (name) VALUES ('meanwhile')");
                    template.update("INSERT INTO people (name) VALUES (?)", "after " + before);
                }))
                .isInstanceOf(ConcurrencyFailureException.class)
                .rootCause()
                .hasMessageContaining("locked");
        assertThat(count("after%")).isZero();
    }

    @Test
    void transactionsNestAndRollBack() {
        DataSourceTransactionManager manager = new DataSourceTransactionManager(source);
        TransactionTemplate outer = new TransactionTemplate(manager);
        TransactionTemplate nested = new TransactionTemplate(manager);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

        outer.executeWithoutResult(status -> {
            template.update("INSERT INTO people (name) VALUES ('t 1')");
            assertThatThrownBy(() -> nested.executeWithoutResult(inner -> {
                        template.update("INSERT INTO people (name) VALUES ('t 2')");
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            template.update("INSERT INTO people (name) VALUES ('t 3')");
        });
        outer.executeWithoutResult(status -> {
            template.update("INSERT INTO people (name) VALUES ('t 4')");
            status.setRollbackOnly();
        });

        assertThat(template.queryForList("SELECT name FROM people WHERE name LIKE 't %' ORDER BY name", String.class))
                .containsExactly("t 1", "t 3");
    }

    @Test
    void aTransactionMayBeReadOnlyAndTimed() {
        TransactionTemplate reading = new TransactionTemplate(new DataSourceTransactionManager(source));
        reading.setReadOnly(true);
        reading.setTimeout(20);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);

        Integer people = reading.execute(status -> count("%"));
        assertThat(people).isOne();
        assertThatThrownBy(() -> reading.executeWithoutResult(
                        status -> template.update("INSERT INTO people (name) VALUES ('no')")))
                .hasMessageContaining("read-only");
        assertThat(count("no")).isZero();
    }
}
