package dev.libsqlctl.migrate.flyway;

/** The columns of the history, as Flyway makes them in SQLite: whoever makes the table first, the others find what they expect. */
public final class HistoryColumns {
    /** What stands behind the table's name in {@code CREATE TABLE}. */
    public static final String SQL = """
            (
                "installed_rank" INT NOT NULL PRIMARY KEY,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL
            )""";

    private HistoryColumns() {}
}
