package dev.libsqlctl.connect;

/** A program or library that speaks to a libSQL server. */
public enum Client {
    /** The command line tool: a request of Hrana over HTTP. */
    CURL,
    /** {@code @libsql/client}, for JavaScript and TypeScript. */
    JS,
    /** {@code libsql} of PyPI. */
    PYTHON,
    /** {@code github.com/tursodatabase/libsql-client-go}. */
    GO,
    /** The crate {@code libsql}. */
    RUST,
    /** The JDBC driver of this program. */
    JDBC,
    /** DBeaver, with the JDBC driver of this program. */
    DBEAVER,
    /** Drizzle ORM and Drizzle Kit. */
    DRIZZLE,
    /** Outerbase Studio. */
    OUTERBASE
}
