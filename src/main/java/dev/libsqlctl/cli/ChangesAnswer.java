package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.Change;
import dev.libsqlctl.target.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the migrations that a command applied and undid are shown. */
final class ChangesAnswer {
    private ChangesAnswer() {}

    static void show(Renderer renderer, Target target, List<Change> changes) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("target", target.name());
        members.put("changes", changes.stream().map(ChangesAnswer::members).toList());
        renderer.show(
                changes.isEmpty()
                        ? List.of("nothing to do")
                        : changes.stream().map(ChangesAnswer::line).toList(),
                members);
    }

    private static String line(Change change) {
        return action(change) + " " + change.file().getFileName() + " (" + Quantities.duration(change.took()) + ")";
    }

    private static Map<String, Object> members(Change change) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("action", action(change));
        members.put("version", change.migration().id());
        members.put("name", change.migration().name());
        members.put("file", change.file().getFileName().toString());
        members.put("milliseconds", change.took().toMillis());
        return members;
    }

    private static String action(Change change) {
        return change.action().name().toLowerCase(Locale.ROOT);
    }
}
