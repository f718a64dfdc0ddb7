package dev.libsqlctl.jdbc.spec;

/**
 * Where the libSQL driver and sqlite-jdbc behave differently, and why. {@code docs/jdbc.md} has a row for each; contracts assert both
 * behaviours.
 */
enum Difference {
    TCL_PARAMETERS("todo", "todo", "todo", "todo"),
    UNREACHABLE("todo", "todo", "todo", "todo"),
    WAITING_FOR_THE_LOCK("todo", "todo", "todo", "todo"),
    INTEGER_OBJECTS("todo", "todo", "todo", "todo"),
    SCHEMA("todo", "todo", "todo", "todo"),
    BLOBS("todo", "todo", "todo", "todo"),
    CLOBS("todo", "todo", "todo", "todo"),
    DATA_SOURCE_WRAPPER("todo", "todo", "todo", "todo"),
    LOGIN_TIMEOUT("todo", "todo", "todo", "todo"),
    NATIONAL_GETTERS("todo", "todo", "todo", "todo"),
    NULL_URL("todo", "todo", "todo", "todo"),
    PARENT_LOGGER("todo", "todo", "todo", "todo"),
    ROW_AFTER_THE_LAST("todo", "todo", "todo", "todo"),
    UNWRAP("todo", "todo", "todo", "todo"),
    BOOLEAN_TEXT("todo", "todo", "todo", "todo"),
    BYTE_OBJECTS("todo", "todo", "todo", "todo"),
    CLOSED_RESULT_SET("todo", "todo", "todo", "todo"),
    DATES_FROM_TEXT("todo", "todo", "todo", "todo"),
    INFINITY_IN_A_COLUMN("todo", "todo", "todo", "todo"),
    LOSSY_GETTERS("todo", "todo", "todo", "todo"),
    NO_CURRENT_ROW("todo", "todo", "todo", "todo"),
    NULL_OBJECTS("todo", "todo", "todo", "todo"),
    OBJECT_CLASSES("todo", "todo", "todo", "todo"),
    TYPE_MAP("todo", "todo", "todo", "todo"),
    WAS_NULL_BEFORE_GET("todo", "todo", "todo", "todo"),
    DATES("todo", "todo", "todo", "todo"),
    DECIMALS("todo", "todo", "todo", "todo"),
    INFINITY_AS_PARAMETER("todo", "todo", "todo", "todo"),
    JAVA_TIME("todo", "todo", "todo", "todo"),
    LARGE_OBJECT_PARAMETERS("todo", "todo", "todo", "todo"),
    METADATA_OF_AN_UPDATE("todo", "todo", "todo", "todo"),
    PARAMETER_INDEX("todo", "todo", "todo", "todo"),
    POOLABLE("todo", "todo", "todo", "todo"),
    TARGET_TYPES("todo", "todo", "todo", "todo"),
    UNKNOWN_CLASSES("todo", "todo", "todo", "todo"),
    UNPAIRED_SURROGATES("todo", "todo", "todo", "todo"),
    URLS("todo", "todo", "todo", "todo"),
    BATCH_EXCEPTION("todo", "todo", "todo", "todo"),
    CLOSED_STATEMENT("todo", "todo", "todo", "todo"),
    KEY_COLUMNS_OF_STATEMENT("todo", "todo", "todo", "todo"),
    LARGE_UPDATE_COUNT("todo", "todo", "todo", "todo"),
    ATOMIC_BATCH("todo", "todo", "todo", "todo"),
    BATCH_COUNTS("todo", "todo", "todo", "todo"),
    BYTES_ARE_COPIED("todo", "todo", "todo", "todo"),
    CURSOR_NAME("todo", "todo", "todo", "todo"),
    DDL_COUNT_IN_BATCH("todo", "todo", "todo", "todo"),
    MISSING_PARAMETER("todo", "todo", "todo", "todo"),
    NULL_SQL("todo", "todo", "todo", "todo"),
    QUERY_TIMEOUT("todo", "todo", "todo", "todo"),
    REUSED_RESULT_SET("todo", "todo", "todo", "todo"),
    SEVERAL_STATEMENTS("todo", "todo", "todo", "todo"),
    UNASKED_KEYS("todo", "todo", "todo", "todo"),
    UPDATE_OF_A_QUERY("todo", "todo", "todo", "todo"),
    WRONG_KIND_OF_EXECUTION("todo", "todo", "todo", "todo"),
    ABORT("todo", "todo", "todo", "todo"),
    CLIENT_INFO("todo", "todo", "todo", "todo"),
    CLOSED_PROPERTIES("todo", "todo", "todo", "todo"),
    CREATED_LARGE_OBJECTS("todo", "todo", "todo", "todo"),
    CREATE_ARRAY("todo", "todo", "todo", "todo"),
    FOREIGN_SAVEPOINT("todo", "todo", "todo", "todo"),
    HOLDABILITY("todo", "todo", "todo", "todo"),
    ISOLATION("todo", "todo", "todo", "todo"),
    LOST_TRANSACTION("todo", "todo", "todo", "todo"),
    NEGATIVE_TIMEOUT("todo", "todo", "todo", "todo"),
    NETWORK_TIMEOUT("todo", "todo", "todo", "todo"),
    READ_ONLY("todo", "todo", "todo", "todo"),
    SAVEPOINT_IDENTITY("todo", "todo", "todo", "todo"),
    SAVEPOINT_IN_AUTO_COMMIT("todo", "todo", "todo", "todo"),
    STATEMENTS_CLOSE_WITH_CONNECTION("todo", "todo", "todo", "todo"),
    UNSUPPORTED("todo", "todo", "todo", "todo"),
    SQL_STATES(
            "`SQLException.getSQLState()`",
            "five characters, by the kind of failure",
            "null",
            "JDBC 4.3, 8.2 and 8.3: programs tell failures apart by state");

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
