package dev.libsqlctl.jdbc.spec;

/**
 * Where the libSQL driver and sqlite-jdbc behave differently, and why. The contracts assert both behaviours; {@code docs/jdbc.md} has a
 * row for each.
 */
enum Difference {
    CLOSED_PROPERTIES(
            "Questions to a closed connection (`isReadOnly`, `getWarnings`, `nativeSQL`, …)",
            "refused, `08003`",
            "answered",
            "Nobody should believe what a closed connection says"),
    STATEMENTS_CLOSE_WITH_CONNECTION(
            "Statements and results of a connection that is closed",
            "say that they are closed",
            "`isClosed()` stays false",
            "JDBC 4.3, 9.4.4.1"),
    NEGATIVE_TIMEOUT("`Connection.isValid(-1)`", "refused", "true", "The interface asks for it"),
    ABORT(
            "`Connection.abort`",
            "ends the connection at once and rolls back; needs an executor",
            "does nothing",
            "JDBC 4.1: a pool must be able to end a connection that hangs"),
    NETWORK_TIMEOUT(
            "`Connection.setNetworkTimeout`",
            "kept, and limits the silence of the server",
            "ignored",
            "There is a network here"),
    READ_ONLY(
            "`Connection.setReadOnly(true)`",
            "writes are refused with `25006`, until it is turned off",
            "refused after the connection was opened",
            "A pool sets it on open connections"),
    ISOLATION(
            "`setTransactionIsolation` with a lower level",
            "becomes `TRANSACTION_SERIALIZABLE`, which `getTransactionIsolation` says",
            "is kept as asked for",
            "JDBC 4.3, 10.2: a driver may use a higher level, and has to say so"),
    CLIENT_INFO(
            "`setClientInfo`",
            "`SQLClientInfoException`; there is none, so the properties are empty",
            "ignored; the properties are null",
            "What the server will not hear must not seem to be heard"),
    CREATED_LARGE_OBJECTS(
            "`createBlob`, `createClob`, `createNClob`",
            "an empty object to fill and to bind",
            "not supported",
            "JDBC 4.3, 16.3.1"),
    CREATE_ARRAY(
            "`createArrayOf`",
            "not supported, as SQLite has no arrays",
            "an `Array` for sqlite-jdbc's own functions",
            "A list is bound with `json_each(?)`"),
    UNSUPPORTED(
            "What is not supported",
            "`SQLFeatureNotSupportedException` with `0A000`",
            "the same class, or a plain `SQLException`, without a state",
            "JDBC 4.3, 8.6.1"),
    DATA_SOURCE_WRAPPER(
            "`DataSource.isWrapperFor` of any class",
            "true only for what it is",
            "as asked of its own class",
            "The interface `Wrapper`"),
    UNWRAP(
            "`unwrap` of a class that the object is not",
            "`SQLException`",
            "`ClassCastException`",
            "The interface `Wrapper`"),
    LOGIN_TIMEOUT(
            "`DataSource.getLoginTimeout()` at first",
            "0: none but `connectTimeout`",
            "1",
            "The interface `CommonDataSource`: zero at first"),
    NULL_URL("`Driver.connect(null, …)`", "`SQLException`", "null", "The interface `Driver`"),
    PARENT_LOGGER(
            "`Driver.getParentLogger()`",
            "`SQLFeatureNotSupportedException`",
            "null",
            "The driver does not log through the JDK, which it has to say so"),
    SQL_STATES(
            "`SQLException`",
            "an SQLState and the subclass that goes with it; SQLite's primary result code",
            "no SQLState, its own subclass; SQLite's extended result code",
            "JDBC 4.3, 8.2 to 8.5. The server sends primary codes only"),
    LOST_TRANSACTION(
            "After SQLite itself rolled back (`INSERT OR ROLLBACK`, `RAISE(ROLLBACK)`)",
            "nothing runs (`40…`) until `rollback()`, which succeeds",
            "the next statement commits by itself; `rollback()` fails",
            "Half of a transaction must not become permanent unseen"),
    SQL_TRANSACTIONS(
            "`COMMIT`, `ROLLBACK`, `BEGIN` as SQL with auto-commit off",
            "end and begin transactions as `commit()` and `rollback()` do",
            "what comes after `COMMIT` is committed alone, `commit()` fails; `BEGIN` fails",
            "Nothing of a transaction is to become permanent before its commit"),
    HOLDABILITY(
            "Holdability",
            "`HOLD_CURSORS_OVER_COMMIT`",
            "the connection says `CLOSE_CURSORS_AT_COMMIT`, a result 0; results are held",
            "What is said is what happens"),
    SAVEPOINT_IDENTITY(
            "`getSavepointId` of a named, `getSavepointName` of an unnamed savepoint",
            "refused",
            "a made-up value",
            "The interface `Savepoint`"),
    SAVEPOINT_IN_AUTO_COMMIT(
            "`setSavepoint` in auto-commit", "refused", "turns auto-commit off", "The interface `Connection`"),
    FOREIGN_SAVEPOINT(
            "`rollback` to a savepoint of another connection",
            "refused",
            "rolls back to one of the same name",
            "It is never what was meant"),
    WRONG_KIND_OF_EXECUTION(
            "`executeQuery` of a statement without rows",
            "refused before it runs",
            "refused after it has run",
            "A refused statement should have done nothing"),
    UPDATE_OF_A_QUERY(
            "`Statement.executeUpdate` of a query, or of a statement with `RETURNING`",
            "refused before it runs",
            "0; the count",
            "The interface `Statement`"),
    LARGE_UPDATE_COUNT(
            "`getLargeUpdateCount()` after `executeLargeUpdate`",
            "the count",
            "`NullPointerException`",
            "The interface `Statement`"),
    REUSED_RESULT_SET(
            "A statement that is executed again",
            "closes its last result and gives a new one",
            "gives the same object again",
            "JDBC 4.3, 15.2.5"),
    SEVERAL_STATEMENTS(
            "Several statements in one text",
            "refused, `42601`; nothing runs",
            "the first runs, the others are dropped silently",
            "What is given to be executed is executed, or refused"),
    NULL_SQL("`execute(null)`", "`SQLException`", "`NullPointerException`", "Programs catch `SQLException`"),
    CLOSED_STATEMENT(
            "A closed `Statement`",
            "does and says nothing more",
            "can be executed again; some questions give a `NullPointerException`",
            "JDBC 4.3, 13.1.3"),
    QUERY_TIMEOUT(
            "`setQueryTimeout`",
            "ends the statement, `SQLTimeoutException`",
            "how long a lock is waited for",
            "JDBC 4.3, 13.1.4"),
    MAX_FIELD_SIZE("`setMaxFieldSize`", "cuts texts and blobs", "ignored", "The interface `Statement`"),
    LATE_MAX_ROWS(
            "`setMaxRows` while a result is read",
            "holds from the next execution on",
            "cuts the result being read",
            "JDBC 4.3, 13.1.4"),
    CURSOR_NAME(
            "`setCursorName`, `getCursorName`",
            "not supported",
            "accepted; null",
            "There is no positioned update to use it for"),
    ESCAPES(
            "Escape syntax: `{d …}`, `{fn …}`, `{oj …}`, `{escape …}`",
            "understood",
            "a syntax error",
            "JDBC 4.3, 13.4"),
    NATIONAL_LITERALS("`enquoteNCharLiteral`", "`'it''s'`", "`N'it''s'`", "SQLite has no `N'…'`"),
    MISSING_PARAMETER(
            "A parameter that has no value",
            "`07001`; the statement is not sent",
            "NULL",
            "A forgotten value is not a NULL"),
    PARAMETER_INDEX(
            "A parameter that is not there",
            "`07009`",
            "`ArrayIndexOutOfBoundsException`",
            "Programs catch `SQLException`"),
    TCL_PARAMETERS(
            "Parameters such as `$a::b(c)`",
            "refused by the server",
            "understood",
            "The server's own parser does not know this form of Tcl's"),
    METADATA_OF_AN_UPDATE(
            "`PreparedStatement.getMetaData()` of a statement without rows",
            "null",
            "an object that fails when asked",
            "The interface `PreparedStatement`"),
    POOLABLE("`isPoolable()` of a prepared statement", "true", "false", "The interface `Statement`"),
    INFINITY_AS_PARAMETER("An infinity as parameter", "refused, `22003`", "stored", "Hrana cannot carry it"),
    UNPAIRED_SURROGATES(
            "Text with half a character (an unpaired surrogate)",
            "refused, `22…`",
            "stored as `?`",
            "Nothing is changed silently"),
    DECIMALS(
            "`BigDecimal` and `BigInteger`",
            "INTEGER or REAL where that loses nothing, else TEXT",
            "always TEXT",
            "SQLite compares and sums numbers only. Old rows are read all the same"),
    BYTE_OBJECTS("`setObject` with a `Byte`", "INTEGER", "TEXT", "It is a number"),
    UNKNOWN_CLASSES(
            "`setObject` of a class that is not known",
            "refused",
            "`toString()`",
            "A `Person@1b6d3586` in the database helps nobody"),
    TARGET_TYPES(
            "`setObject` with a target type",
            "converted to it, or refused",
            "the type is ignored",
            "JDBC 4.3, table B-5"),
    DATES(
            "`java.sql.Date`, `Time`, `Timestamp`",
            "TEXT as SQLite's functions write it: `2026-01-02 12:34:56.789`",
            "INTEGER: milliseconds since 1970, UTC",
            "`strftime` understands it, and a reader does. Milliseconds are read, too"),
    JAVA_TIME(
            "`LocalDateTime`, `OffsetDateTime`, `Instant`",
            "TEXT as above, with a blank between date and time; read in both forms",
            "TEXT with a `T`; moments with an offset cannot be read",
            "The same reason"),
    LARGE_OBJECT_PARAMETERS(
            "`setNString`, `setNCharacterStream`; a null stream",
            "text; NULL",
            "not supported; `NullPointerException`",
            "JDBC 4.3, table B-1"),
    URLS("`setURL`, `getURL`", "TEXT", "not supported", "JDBC 4.3, 16.8"),
    BATCH_EXCEPTION(
            "An error in the batch of a prepared statement",
            "`BatchUpdateException` with the counts",
            "a plain `SQLException`",
            "JDBC 4.3, 14.1.3"),
    BATCH_COUNTS(
            "Counts of a batch that failed",
            "of the statements before the error",
            "as many as there are statements, 0 for what did not run",
            "JDBC 4.3, 14.1.3"),
    ATOMIC_BATCH(
            "A batch in auto-commit that fails",
            "leaves nothing",
            "leaves what came before the error",
            "One transaction is faster, and half a batch is hard to repair"),
    BYTES_ARE_COPIED(
            "A `byte[]` changed after `addBatch`",
            "does not change the batch",
            "changes it",
            "JDBC 4.3, 14.1.4: values are those at `addBatch`"),
    DDL_COUNT_IN_BATCH("The count of DDL in a batch", "0", "that of the statement before it", "JDBC 4.3, 13.1.2.3"),
    KEY_COLUMNS_OF_STATEMENT(
            "`Statement.executeUpdate` with names or numbers of key columns",
            "gives these columns",
            "not supported",
            "JDBC 4.3, 13.6"),
    KEY_COLUMNS(
            "Names or numbers of key columns",
            "these columns, of every row",
            "the rowid of the last row, whatever was asked for",
            "JDBC 4.3, 13.6"),
    KEYS_OF_EVERY_ROW(
            "`RETURN_GENERATED_KEYS` of an `INSERT` of several rows, or into a table `WITHOUT ROWID`",
            "the key of each row; none",
            "the key of the last row; that of an earlier `INSERT`",
            "A key that is there is the row's own"),
    KEYS_OF_A_BATCH(
            "`getGeneratedKeys()` after a batch",
            "the key of each row",
            "empty",
            "Left to the driver by JDBC 4.3, 14.1.4; programs want them"),
    UNASKED_KEYS(
            "`getGeneratedKeys()` of a statement that was not asked for keys, or inserted nothing",
            "empty",
            "the last rowid of the connection",
            "It may be another statement's key"),
    NO_CURRENT_ROW(
            "A getter before the first or after the last row",
            "`24000`",
            "the first row; 0",
            "It is never what was meant"),
    ROW_AFTER_THE_LAST("`getRow()` after the last row", "0", "the number of the last row", "The interface `ResultSet`"),
    WAS_NULL_BEFORE_GET("`wasNull()` before a getter", "false", "refused", "Harmless, and what most drivers do"),
    CLOSED_RESULT_SET(
            "A closed result",
            "refuses everything",
            "`next()` gives false",
            "The interface `ResultSet`. A result closed by mistake must not look like an empty one"),
    INTEGER_OBJECTS(
            "`getObject` of an INTEGER",
            "always `Long`",
            "`Integer` if the value fits, else `Long`",
            "A class that changes with the data breaks casts when the data grow"),
    LOSSY_GETTERS(
            "A getter whose type the value does not fit (`getInt` of 2147483648, of `'abc'`)",
            "`22003` or `22018`",
            "cut off; 0",
            "Nothing is changed silently"),
    BOOLEAN_TEXT("`getBoolean` of `'true'`", "true", "false", "JDBC 4.3, table B-6"),
    OBJECT_CLASSES(
            "`getObject(…, Class)`",
            "also `BigInteger`, `Short`, `Byte`, `UUID`, `Instant`, `Object`, …",
            "refused",
            "JDBC 4.3, table B-6 and 15.2.3.1"),
    NULL_OBJECTS(
            "`getObject(…, Integer.class)` of a NULL",
            "null",
            "refused; false for `Boolean`",
            "The interface `ResultSet`"),
    TYPE_MAP("`getObject` with an empty type map", "as without", "not supported", "JDBC 4.3, 17.2"),
    DATES_FROM_TEXT(
            "`getDate` and `getTime` of text",
            "any form that SQLite's functions read",
            "only the form configured, with date and time",
            "Tables are full of `2026-01-02`"),
    JULIAN_DAYS(
            "A REAL as a date",
            "a Julian day in UTC",
            "a Julian day in the JVM's time zone",
            "SQLite's `julianday()` is in UTC"),
    INFINITY_IN_A_COLUMN(
            "An infinity in the database",
            "refused: its sign is not known",
            "read",
            "Hrana sends both infinities as null. `CAST(x AS TEXT)` tells"),
    BLOBS("`getBlob`", "a `Blob`", "not supported", "JDBC 4.3, 16.3"),
    CLOBS(
            "`Clob.position`, `getCharacterStream(pos, length)`",
            "as the interface says",
            "`position` gives -1, or fails",
            "JDBC 4.3, 16.3"),
    NATIONAL_GETTERS("`getNString`, `getNClob`", "text", "not supported", "JDBC 4.3, table B-6"),
    PRODUCT(
            "`getDatabaseProductName`, `getDatabaseProductVersion`",
            "`libSQL`, `3.45.1 (sqld 0.24.32)`",
            "`SQLite`, the version of SQLite",
            "It is another product, with other limits"),
    JDBC_VERSION("`getJDBCMinorVersion()`", "3", "2", "The driver is one of JDBC 4.3"),
    LATER_QUESTIONS(
            "`getFunctions`, `getClientInfoProperties`, `getRowIdLifetime`, …",
            "answered",
            "not supported",
            "Tools ask"),
    CASE_OF_IDENTIFIERS(
            "`supportsMixedCaseIdentifiers()`", "false", "true", "SQLite takes `T` and `t` for the same table"),
    NULL_ORDER("Where NULLs are sorted", "low", "high, and at the start", "SQLite takes NULL for the smallest value"),
    SQL_FEATURES("`supportsLikeEscapeClause`, `supportsCorrelatedSubqueries`, …", "true", "false", "SQLite has them"),
    LIMITS("`getMaxColumnsInTable`, `getMaxRowSize`, …", "the server's", "0: unknown", "They are known"),
    TYPE_ORDER(
            "`getTypeInfo`",
            "every declared type that is understood, sorted by `DATA_TYPE`",
            "SQLite's five, in its own order",
            "The interface `DatabaseMetaData`"),
    TEMPORARY_TABLES("`getTableTypes`", "without `GLOBAL TEMPORARY`", "with it", "The server refuses temporary tables"),
    INDEXES_AS_TABLES(
            "`getTables`",
            "does not list SQLite's own indexes",
            "lists them as `SYSTEM TABLE`",
            "An index is no table"),
    COLUMN_TYPES(
            "JDBC types of columns",
            "a type whose getter takes every value: `INTEGER` is `BIGINT`, `REAL` is `DOUBLE`, `DECIMAL` is `DECIMAL`",
            "`INTEGER`, `REAL`; `DECIMAL` is `FLOAT` in one place and `DECIMAL` in the other, its size 12",
            "SQLite's INTEGER has 64 bits, its REAL too"),
    EXPRESSION_TYPES(
            "JDBC type of an expression",
            "`BIGINT`, `DOUBLE`, `VARCHAR`, `BLOB` by its first value",
            "`INTEGER`, `FLOAT`, …",
            "The same reason"),
    ROWID_NULLABLE("`IS_NULLABLE` of an `INTEGER PRIMARY KEY`", "`NO`", "`YES`", "A rowid is never NULL"),
    DEFERRABILITY(
            "`DEFERRABILITY` of a foreign key that is not deferrable",
            "`importedKeyNotDeferrable`",
            "`importedKeyInitiallyDeferred`",
            "It is read from the table's SQL"),
    CROSS_REFERENCE(
            "`getCrossReference`", "the keys between the two tables", "empty", "The interface `DatabaseMetaData`"),
    INDEX_INFO(
            "`getIndexInfo`",
            "sorted, with directions, and only unique ones when asked for these",
            "without directions; the wish for unique ones is ignored",
            "The interface `DatabaseMetaData`"),
    BEST_ROW_IDENTIFIER("`getBestRowIdentifier`", "the primary key", "empty", "The interface `DatabaseMetaData`"),
    METADATA_STATEMENT(
            "`getStatement()` of a result of `DatabaseMetaData`", "null", "a statement", "The interface `ResultSet`"),
    TABLE_OF_A_COLUMN(
            "Table and nullability of a result's column",
            "empty; unknown",
            "known",
            "Hrana tells a column's name and declared type only"),
    WRITABLE_COLUMNS(
            "`ResultSetMetaData.isReadOnly`, `isWritable`", "true, false", "false, true", "Results cannot be updated"),
    METADATA_OUTLIVE(
            "`ResultSetMetaData` of a closed result", "answers", "refuses", "It is a description, not a cursor"),
    PARAMETER_METADATA(
            "`ParameterMetaData`",
            "`parameterNullableUnknown`; numbers that are not there are refused",
            "`parameterNullable`; any number is answered",
            "A parameter has no column of its own");

    private final String what;
    private final String libsql;
    private final String sqlite;
    private final String reason;

    Difference(String what, String libsql, String sqlite, String reason) {
        this.what = what;
        this.libsql = libsql;
        this.sqlite = sqlite;
        this.reason = reason;
    }

    /** {@return the row of the table in {@code docs/jdbc.md}} */
    String row() {
        return "| " + what + " | " + libsql + " | " + sqlite + " | " + reason + " |";
    }
}
