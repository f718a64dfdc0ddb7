package dev.libsqlctl.jdbc.base;

import java.sql.DatabaseMetaData;

/** What the server takes at most. 0, as in JDBC, where there is no limit or none is known: a server's options change many. Internal. */
public abstract class MetaDataLimits extends AbstractWrapper implements DatabaseMetaData {
    private static final int LONGEST_VALUE = 5_000_000;
    private static final int MOST_COLUMNS = 2000;

    /** For subclasses. */
    protected MetaDataLimits() {}

    /** {@return hexadecimal digits} */
    @Override
    public int getMaxBinaryLiteralLength() {
        return 2 * LONGEST_VALUE;
    }

    @Override
    public int getMaxCharLiteralLength() {
        return LONGEST_VALUE;
    }

    @Override
    public int getMaxColumnNameLength() {
        return 0;
    }

    @Override
    public int getMaxColumnsInGroupBy() {
        return MOST_COLUMNS;
    }

    @Override
    public int getMaxColumnsInIndex() {
        return MOST_COLUMNS;
    }

    @Override
    public int getMaxColumnsInOrderBy() {
        return MOST_COLUMNS;
    }

    @Override
    public int getMaxColumnsInSelect() {
        return MOST_COLUMNS;
    }

    @Override
    public int getMaxColumnsInTable() {
        return MOST_COLUMNS;
    }

    @Override
    public int getMaxConnections() {
        return 0;
    }

    @Override
    public int getMaxCursorNameLength() {
        return 0;
    }

    @Override
    public int getMaxIndexLength() {
        return 0;
    }

    @Override
    public int getMaxSchemaNameLength() {
        return 0;
    }

    @Override
    public int getMaxProcedureNameLength() {
        return 0;
    }

    @Override
    public int getMaxCatalogNameLength() {
        return 0;
    }

    @Override
    public int getMaxRowSize() {
        return LONGEST_VALUE;
    }

    @Override
    public boolean doesMaxRowSizeIncludeBlobs() {
        return true;
    }

    @Override
    public int getMaxStatementLength() {
        return 0;
    }

    @Override
    public int getMaxStatements() {
        return 0;
    }

    @Override
    public int getMaxTableNameLength() {
        return 0;
    }

    @Override
    public int getMaxTablesInSelect() {
        return 64;
    }

    @Override
    public int getMaxUserNameLength() {
        return 0;
    }

    @Override
    public long getMaxLogicalLobSize() {
        return LONGEST_VALUE;
    }
}
