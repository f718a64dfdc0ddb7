package dev.libsqlctl.jdbc.spec;

import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.jdbc.LibsqlDataSource;
import dev.libsqlctl.jdbc.LibsqlDriver;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A real sqld of its own, reached by our driver. */
final class LibsqlDatabase implements Database {
    private final SqldServer server = SqldServer.start();
    private final HranaClient client =
            HranaClient.open(server.endpoint(), new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(30)));

    @Override
    public String url() {
        return "jdbc:libsql:" + server.url();
    }

    @Override
    public String unreachableUrl() {
        return "jdbc:libsql:http://127.0.0.1:" + FreePort.next();
    }

    @Override
    public Driver driver() {
        return new LibsqlDriver();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public DataSource dataSource() throws SQLException {
        LibsqlDataSource source = new LibsqlDataSource();
        source.setUrl(url());
        return source;
    }

    @Override
    public boolean differs(Difference difference) {
        return true;
    }

    /** Drops views and virtual tables first: the tables behind them go with them. */
    @Override
    public void empty() {
        StmtResult objects = client.execute(Stmt.of("""
                SELECT 'DROP ' || iif(type = 'view', 'VIEW', 'TABLE') || ' "' || replace(name, '"', '""') || '"'
                FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', 'virtual')
                  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC"""));
        if (objects.rows().isEmpty()) {
            return;
        }
        List<Stmt> drops = new ArrayList<>(List.of(Stmt.of("PRAGMA foreign_keys = OFF")));
        for (List<Value> row : objects.rows()) {
            drops.add(Stmt.of(((Value.Text) row.get(0)).value()));
        }
        client.batch(Batch.of(drops.toArray(Stmt[]::new)));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
