package dev.libsqlctl.backup.source;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A snapshot that SQL can be asked of; what its subclasses have their own way of is how. */
abstract class AskedSnapshot implements Snapshot {
    private final Origin origin;
    private final Catalog catalog;

    AskedSnapshot(Origin origin, Catalog catalog) {
        this.origin = origin;
        this.catalog = catalog;
    }

    /** Something that is asked of the database. */
    @FunctionalInterface
    interface Question<T> {
        T answer() throws SQLException;
    }

    /**
     * {@return the answer}
     *
     * @throws SQLException when there is none
     */
    abstract <T> T ask(Question<T> question) throws SQLException;

    /** {@return the failure to answer, for people} */
    abstract RuntimeException failure(SQLException e);

    final Catalog catalog() {
        return catalog;
    }

    final <T> T asked(Question<T> question) {
        try {
            return ask(question);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public final Origin origin() {
        return origin;
    }

    @Override
    public final HeaderValues header() {
        return asked(catalog::header);
    }

    @Override
    public final List<SchemaEntry> schema() {
        return asked(catalog::schema);
    }

    @Override
    public TableShape shape(String table) {
        return asked(() -> catalog.shape(table));
    }

    @Override
    public final Set<String> shadowTables() {
        return asked(catalog::shadowTables);
    }

    @Override
    public final long rows() {
        return asked(catalog::rows);
    }

    @Override
    public final long foreignKeyViolations() {
        return asked(catalog::foreignKeyViolations);
    }
}
