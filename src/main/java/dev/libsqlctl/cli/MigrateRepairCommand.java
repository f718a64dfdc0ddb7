package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.AppliedMigration;
import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.Repair;
import dev.libsqlctl.migrate.Repair.Finding;
import dev.libsqlctl.migrate.RepairPlan;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "repair",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate repair --dry-run",
            "  libsqlctl migrate repair",
            "  libsqlctl migrate repair --pending 1748259306",
            ""
        },
        description =
                "Brings the history into line with the files: takes edited and renamed files as they are, forgets deleted ones, and removes a "
                        + "lock that was left behind. It asks before it forgets or removes, or needs --yes. With --applied or --pending it has an "
                        + "interrupted migration count as that. The schema and the data stay as they are.")
final class MigrateRepairCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Option(
            names = "--applied",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "An interrupted migration all of which is there.")
    private Long applied;

    @Option(
            names = "--pending",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "An interrupted migration of which nothing is there.")
    private Long pending;

    @Option(names = "--dry-run", description = "Show what is wrong, and change nothing. Ends with 5 if something is.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    MigrateRepairCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (applied != null && pending != null) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE, "--applied and --pending are given", "Settle one migration after the other.");
        }
        if (dryRun) {
            try (MigrationSession session = options.reading(context)) {
                RepairPlan plan = new Repair(session).plan();
                RepairAnswer.show(context.renderer(), session.target(), plan);
                return plan.isEmpty() ? ExitCode.DONE.number() : ExitCode.DIFFERS.number();
            }
        }
        try (MigrationSession session = options.changing(context)) {
            Repair repair = new Repair(session);
            RepairPlan plan = repair.plan();
            removeLock(repair, plan);
            if (applied != null) {
                settle(repair, applied, Finding.APPLIED);
            } else if (pending != null) {
                settle(repair, pending, Finding.PENDING);
            } else {
                repair(session, repair, plan);
            }
        }
        return ExitCode.DONE.number();
    }

    /** Comes first: everything else waits for the lock. */
    private void removeLock(Repair repair, RepairPlan plan) {
        plan.lock().ifPresent(lock -> {
            confirm("The history is locked by " + lock.holder() + ". Is that gone for good?");
            repair.remove(lock);
        });
    }

    private void settle(Repair repair, long version, Finding finding) {
        AppliedMigration row = repair.settle(version, finding);
        String state = finding.name().toLowerCase(Locale.ROOT);
        Fields fields = new Fields()
                .add("version", Long.toString(row.version()))
                .add("script", row.script())
                .add("state", state);
        context.renderer().show(List.of(row.script() + " counts as " + state), fields.members());
    }

    private void repair(MigrationSession session, Repair repair, RepairPlan plan) {
        plan.requireNoneInterrupted();
        if (!plan.missing().isEmpty()) {
            confirm("The files of "
                    + plan.missing().stream().map(AppliedMigration::script).collect(Collectors.joining(", "))
                    + " are gone. Have the history forget them? What they made stays.");
        }
        if (!plan.changed().isEmpty() || !plan.missing().isEmpty()) {
            repair.run(plan);
        }
        RepairAnswer.show(context.renderer(), session.target(), plan);
    }

    private void confirm(String question) {
        if (!yes) {
            new Confirmation(context.console()).require(question);
        }
    }
}
