package dev.libsqlctl.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;

/** A savepoint of the transaction that was open when it was set. */
final class LibsqlSavepoint implements Savepoint {
    private final int id;
    private final String name;
    private final String sqlName;

    /**
     * Describes a savepoint.
     *
     * @param name null if the program gave none
     * @param sqlName by which SQLite knows it, unique in its transaction
     */
    LibsqlSavepoint(int id, String name, String sqlName) {
        this.id = id;
        this.name = name;
        this.sqlName = sqlName;
    }

    /** {@return its name as an identifier in SQL} */
    String quoted() {
        return "\"" + sqlName.replace("\"", "\"\"") + "\"";
    }

    boolean isCalled(String otherSqlName) {
        return sqlName.equalsIgnoreCase(otherSqlName);
    }

    @Override
    public int getSavepointId() throws SQLException {
        if (name != null) {
            throw SqlErrors.savepoint("A named savepoint has no id");
        }
        return id;
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name == null) {
            throw SqlErrors.savepoint("This savepoint has no name");
        }
        return name;
    }
}
