package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.BackupCatalog;
import dev.libsqlctl.backup.archive.PrunePlan;
import dev.libsqlctl.backup.archive.PrunePlan.Decision;
import dev.libsqlctl.backup.archive.Pruning;
import dev.libsqlctl.backup.archive.Retention;
import dev.libsqlctl.backup.archive.StoredBackup;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prune",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl backup prune --keep 7d,4w,6m",
            "  libsqlctl backup prune --keep 24h,7d --dir /mnt/backups --yes",
            ""
        },
        description = {
            "Deletes the backups that no rule keeps. It shows which, and asks on a terminal; without one it deletes only with --yes.",
            "Days, weeks and months without a backup do not count. The newest backup and the newest verified one always stay, a verified one is "
                    + "preferred to others of its period, and each source has rules of its own."
        })
final class BackupPruneCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private BackupFolderOption folder;

    @Option(
            names = "--keep",
            required = true,
            paramLabel = "RULES",
            converter = RetentionConverter.class,
            description =
                    "Keep one backup of each of the last 7 days, 4 weeks and 6 months that have any: 7d,4w,6m. Also h and y.")
    private Retention retention;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    BackupPruneCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ZoneId zone = ZoneId.systemDefault();
        PrunePlan plan =
                new Pruning(retention, zone).plan(new BackupCatalog(folder.directory(context), zone).backups());
        boolean asks = !yes
                && context.global().format() == Format.TEXT
                && context.console().terminal().in();
        boolean deletes = !plan.removed().isEmpty() && (yes || asks);
        if (asks && deletes) {
            lines(plan, zone).forEach(context.console()::say);
            new Confirmation(context.console())
                    .require("Delete " + count(plan.removed().size()) + "?");
        }
        List<StoredBackup> spared = deletes ? Pruning.run(plan) : List.of();
        spared.forEach(backup ->
                context.console().say("note: " + backup.path().getFileName() + " is another backup by now, and stays"));
        show(plan, asks && deletes ? List.of() : lines(plan, zone), deletes, spared);
        if (!deletes && !plan.removed().isEmpty()) {
            context.console()
                    .say("hint: Nothing was deleted. Give --yes to delete "
                            + count(plan.removed().size()) + ".");
        }
        return 0;
    }

    private static String count(int count) {
        return count == 1 ? "1 backup" : count + " backups";
    }

    private static List<String> lines(PrunePlan plan, ZoneId zone) {
        BackupWords words = new BackupWords(zone);
        return plan.decisions().stream()
                .map(decision -> String.format("%-11s", word(decision)) + words.columns(decision.backup())
                        + decision.backup().path().getFileName() + " (" + decision.reason() + ")")
                .toList();
    }

    private void show(PrunePlan plan, List<String> planned, boolean deleted, List<StoredBackup> spared) {
        List<String> lines = new ArrayList<>(planned);
        if (plan.removed().isEmpty()) {
            lines.add("There is nothing to delete in " + folder.typed() + ".");
        } else {
            lines.add(count(plan.removed().size() - spared.size()) + (deleted ? " deleted." : " would be deleted."));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("directory", folder.directory(context).toString());
        members.put("deleted", deleted);
        members.put(
                "backups",
                plan.decisions().stream()
                        .filter(decision -> !spared.contains(decision.backup()))
                        .map(BackupPruneCommand::members)
                        .toList());
        context.renderer().show(lines, members);
    }

    private static Map<String, Object> members(Decision decision) {
        return BackupWords.fields(decision.backup())
                .add("verdict", word(decision))
                .add("reason", decision.reason())
                .members();
    }

    private static String word(Decision decision) {
        return decision.verdict().name().toLowerCase(Locale.ROOT);
    }
}
