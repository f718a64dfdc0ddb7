package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.AppliedMigration;
import dev.libsqlctl.migrate.DoubtfulLock;
import dev.libsqlctl.migrate.Migration;
import dev.libsqlctl.migrate.RepairPlan;
import dev.libsqlctl.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How what is wrong with a history is shown, before and after it is repaired. */
final class RepairAnswer {
    private RepairAnswer() {}

    static void show(Renderer renderer, Target target, RepairPlan plan) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("target", target.name());
        members.put("changed", plan.changed().stream().map(Migration::script).toList());
        members.put(
                "missing", plan.missing().stream().map(AppliedMigration::script).toList());
        members.put(
                "interrupted",
                plan.interrupted().stream().map(AppliedMigration::script).toList());
        members.put("lock", plan.lock().map(DoubtfulLock::holder).orElse(null));
        List<String> lines = lines(plan);
        renderer.show(lines.isEmpty() ? List.of("nothing to do") : lines, members);
    }

    private static List<String> lines(RepairPlan plan) {
        List<String> lines = new ArrayList<>();
        plan.lock().ifPresent(lock -> lines.add("lock: " + lock.holder()));
        plan.interrupted()
                .forEach(row -> lines.add("interrupted: " + row.script() + " (--applied " + row.version()
                        + " or --pending " + row.version() + ")"));
        plan.changed().forEach(file -> lines.add("changed: " + file.script() + " (the history takes it as it is)"));
        plan.missing().forEach(row -> lines.add("missing: " + row.script() + " (the history forgets it)"));
        return lines;
    }
}
