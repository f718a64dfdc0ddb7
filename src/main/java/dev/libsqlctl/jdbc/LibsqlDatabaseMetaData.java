package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.base.MetaDataBehaviour;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What there is to know of a database and its server. Every question is asked anew, and with one statement, however many tables it is
 * about; only the version of the server is remembered. Thread-safe.
 */
final class LibsqlDatabaseMetaData extends MetaDataBehaviour {
    private final LibsqlConnection connection;
    private final DatabaseSession session;
    private final MetaQuery query;
    private volatile ServerVersion version;

    LibsqlDatabaseMetaData(LibsqlConnection connection, DatabaseSession session) {
        this.connection = connection;
        this.session = session;
        this.query = new MetaQuery(session);
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    /** {@return the URL without the token} */
    @Override
    public String getURL() {
        return JdbcUrl.of(connection.settings().endpoint());
    }

    /** {@return nothing: a token is no user} */
    @Override
    public String getUserName() {
        return "";
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    @Override
    public String getDatabaseProductName() {
        return "libSQL";
    }

    /** {@return the version of its SQLite, and in parentheses that of the server unless it keeps silent about it} */
    @Override
    public String getDatabaseProductVersion() throws SQLException {
        return version().text();
    }

    @Override
    public int getDatabaseMajorVersion() throws SQLException {
        return version().major();
    }

    @Override
    public int getDatabaseMinorVersion() throws SQLException {
        return version().minor();
    }

    private ServerVersion version() throws SQLException {
        connection.requireOpen();
        if (version == null) {
            version = ServerVersion.of(session);
        }
        return version;
    }

    @Override
    public String getDriverName() {
        return "libSQL JDBC Driver";
    }

    @Override
    public String getDriverVersion() {
        return DriverVersion.text();
    }

    @Override
    public int getDriverMajorVersion() {
        return DriverVersion.major();
    }

    @Override
    public int getDriverMinorVersion() {
        return DriverVersion.minor();
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return none(MetaResult.CATALOGS);
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return none(MetaResult.SCHEMAS);
    }

    @Override
    public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
        return none(MetaResult.SCHEMAS);
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        connection.requireOpen();
        return MetaTables.types();
    }

    @Override
    public ResultSet getTables(String catalog, String schemaPattern, String tableNamePattern, String[] types)
            throws SQLException {
        return MetaQuery.isHere(catalog, schemaPattern)
                ? new MetaTables(query).tables(tableNamePattern, types)
                : none(MetaResult.TABLES);
    }

    @Override
    public ResultSet getColumns(String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        return MetaQuery.isHere(catalog, schemaPattern)
                ? new MetaColumns(query).columns(tableNamePattern, columnNamePattern)
                : none(MetaResult.COLUMNS);
    }

    /** {@return rowids, and the hidden columns of virtual tables} */
    @Override
    public ResultSet getPseudoColumns(
            String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        return MetaQuery.isHere(catalog, schemaPattern)
                ? new MetaColumns(query).pseudoColumns(tableNamePattern, columnNamePattern)
                : none(MetaResult.PSEUDO_COLUMNS);
    }

    /** {@return the primary key, or where there is none that fits, the rowid; both are good for the session} */
    @Override
    public ResultSet getBestRowIdentifier(String catalog, String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return MetaQuery.isHere(catalog, schema)
                ? new Rowids(query).bestRowIdentifier(table, nullable)
                : none(MetaResult.ROW_IDENTIFIERS);
    }

    @Override
    public ResultSet getVersionColumns(String catalog, String schema, String table) throws SQLException {
        return none(MetaResult.VERSION_COLUMNS);
    }

    /** {@return the primary key of the table; those of all tables if it is null} */
    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return MetaQuery.isHere(catalog, schema)
                ? new MetaKeys(query).primaryKeys(table)
                : none(MetaResult.PRIMARY_KEYS);
    }

    /** {@return the foreign keys of the table; those of all tables if it is null} */
    @Override
    public ResultSet getImportedKeys(String catalog, String schema, String table) throws SQLException {
        return MetaQuery.isHere(catalog, schema)
                ? new MetaKeys(query).importedKeys(table)
                : none(MetaResult.FOREIGN_KEYS);
    }

    /** {@return the foreign keys that reference the table; all if it is null} */
    @Override
    public ResultSet getExportedKeys(String catalog, String schema, String table) throws SQLException {
        return getCrossReference(catalog, schema, table, null, null, null);
    }

    /** {@return the foreign keys between the tables; null stands for any table} */
    @Override
    public ResultSet getCrossReference(
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable)
            throws SQLException {
        return MetaQuery.isHere(parentCatalog, parentSchema) && MetaQuery.isHere(foreignCatalog, foreignSchema)
                ? new MetaKeys(query).exportedKeys(parentTable, foreignTable)
                : none(MetaResult.FOREIGN_KEYS);
    }

    /** {@return the indexes of the table; those of all tables if it is null} There are no statistics: both counts are 0. */
    @Override
    public ResultSet getIndexInfo(String catalog, String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return MetaQuery.isHere(catalog, schema)
                ? new MetaIndexes(query).indexInfo(table, unique)
                : none(MetaResult.INDEXES);
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        connection.requireOpen();
        return MetaTypes.typeInfo();
    }

    @Override
    public ResultSet getFunctions(String catalog, String schemaPattern, String functionNamePattern)
            throws SQLException {
        return MetaQuery.isHere(catalog, schemaPattern)
                ? new MetaFunctions(query).functions(functionNamePattern)
                : none(MetaResult.FUNCTIONS);
    }

    @Override
    public ResultSet getFunctionColumns(
            String catalog, String schemaPattern, String functionNamePattern, String columnNamePattern)
            throws SQLException {
        return MetaQuery.isHere(catalog, schemaPattern)
                ? new MetaFunctions(query).functionColumns(functionNamePattern, columnNamePattern)
                : none(MetaResult.FUNCTION_COLUMNS);
    }

    @Override
    public ResultSet getProcedures(String catalog, String schemaPattern, String procedureNamePattern)
            throws SQLException {
        return none(MetaResult.PROCEDURES);
    }

    @Override
    public ResultSet getProcedureColumns(
            String catalog, String schemaPattern, String procedureNamePattern, String columnNamePattern)
            throws SQLException {
        return none(MetaResult.PROCEDURE_COLUMNS);
    }

    @Override
    public ResultSet getTablePrivileges(String catalog, String schemaPattern, String tableNamePattern)
            throws SQLException {
        return none(MetaResult.TABLE_PRIVILEGES);
    }

    @Override
    public ResultSet getColumnPrivileges(String catalog, String schema, String table, String columnNamePattern)
            throws SQLException {
        return none(MetaResult.COLUMN_PRIVILEGES);
    }

    @Override
    public ResultSet getUDTs(String catalog, String schemaPattern, String typeNamePattern, int[] types)
            throws SQLException {
        return none(MetaResult.USER_DEFINED_TYPES);
    }

    @Override
    public ResultSet getAttributes(
            String catalog, String schemaPattern, String typeNamePattern, String attributeNamePattern)
            throws SQLException {
        return none(MetaResult.ATTRIBUTES);
    }

    @Override
    public ResultSet getSuperTypes(String catalog, String schemaPattern, String typeNamePattern) throws SQLException {
        return none(MetaResult.SUPER_TYPES);
    }

    @Override
    public ResultSet getSuperTables(String catalog, String schemaPattern, String tableNamePattern) throws SQLException {
        return none(MetaResult.SUPER_TABLES);
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return none(MetaResult.CLIENT_INFO_PROPERTIES);
    }

    private ResultSet none(MetaResult result) throws SQLException {
        connection.requireOpen();
        return new MetaRows(result).toResultSet();
    }
}
