package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings a database to a version: what is newer is undone, what is pending up to it is applied. */
public final class Goto {
    private final MigrationSession session;
    private final UpRequest.Order order;
    private final SchemaUpdate update;
    private final Down down;
    private final Up up;

    /**
     * @param order what becomes of pending migrations that are older than what stays applied
     * @param update what becomes of the file of the schema
     */
    public Goto(MigrationSession session, UpRequest.Order order, SchemaUpdate update) {
        this.session = session;
        this.order = order;
        this.update = update;
        this.down = new Down(session, update);
        this.up = new Up(session, update);
    }

    /**
     * {@return the scripts that would run, in that order} Nothing is written.
     *
     * @param version that of a migration, or 0 for none
     * @throws LibsqlctlException as {@link #run} does before anything is undone
     */
    public List<Script> plan(long version) {
        return Stream.concat(
                        newer(version).stream().map(DownStep::script),
                        pending(version).stream().map(UpStep::script))
                .toList();
    }

    /**
     * Goes there.
     *
     * @param version that of a migration, or 0 for none
     * @return what was done, in that order; empty if the database is there already
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_UNKNOWN}, and what {@link Down#run} and {@link Up#run} throw
     */
    public List<Change> run(long version) {
        return session.changing(connection -> update.around(session, changes -> {
            List<DownStep> newer = newer(version);
            List<UpStep> pending = pending(version);
            down.undo(newer, changes);
            up.apply(pending, changes);
        }));
    }

    private List<DownStep> newer(long version) {
        return down.steps(new Extent.NewerThan(version));
    }

    /** Where nothing is to be applied, files that were edited do not stand in the way: to undo is how one goes back to them. */
    private List<UpStep> pending(long version) {
        List<AppliedMigration> staying = session.applied().stream()
                .filter(row -> row.version() <= version)
                .toList();
        Set<Long> versions = staying.stream().map(AppliedMigration::version).collect(Collectors.toSet());
        boolean complete = session.migrations().stream()
                .map(Migration::version)
                .filter(file -> file <= version)
                .allMatch(versions::contains);
        return complete
                ? List.of()
                : up.steps(UpRequest.all().upTo(version).choose(new Pending(session.migrations(), staying).in(order)));
    }
}
