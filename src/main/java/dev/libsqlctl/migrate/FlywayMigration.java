package dev.libsqlctl.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.jdbc.Results;

/** A pending migration as Flyway sees it, which writes Geni's row in the transaction in which Flyway writes its own. */
final class FlywayMigration implements ResolvedMigration, MigrationExecutor {
    private final UpStep step;
    private final ScriptRunner runner;
    private final History history;
    private final Consumer<FlywayMigration> begun;
    private final MigrationVersion version;
    private final String description;
    private final Integer checksum;
    private Duration took = Duration.ZERO;

    /** @param begun is told before the script runs */
    FlywayMigration(UpStep step, ScriptRunner runner, History history, Consumer<FlywayMigration> begun) {
        this.step = step;
        this.runner = runner;
        this.history = history;
        this.begun = begun;
        this.version = MigrationVersion.fromVersion(step.migration().id());
        this.description = AppliedMigration.description(step.migration());
        this.checksum = step.script().checksum();
    }

    Migration migration() {
        return step.migration();
    }

    /** {@return how long the script ran} */
    Duration took() {
        return took;
    }

    @Override
    public List<Results> execute(Context context) throws SQLException {
        begun.accept(this);
        long start = System.nanoTime();
        runner.run(
                context.getConnection(),
                step.script(),
                List.of(history.insertForGeni(migration().version())));
        took = Duration.ofNanos(System.nanoTime() - start);
        return List.of();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public boolean shouldExecute() {
        return true;
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getScript() {
        return migration().script();
    }

    @Override
    public Integer getChecksum() {
        return checksum;
    }

    @Override
    public MigrationType getType() {
        return CoreMigrationType.SQL;
    }

    @Override
    public String getPhysicalLocation() {
        return migration().up().toString();
    }

    @Override
    public MigrationExecutor getExecutor() {
        return this;
    }

    @Override
    public boolean checksumMatches(Integer other) {
        return checksum.equals(other);
    }

    @Override
    public boolean checksumMatchesWithoutBeingIdentical(Integer other) {
        return false;
    }
}
