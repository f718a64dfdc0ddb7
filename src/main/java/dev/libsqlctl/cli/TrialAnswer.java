package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.TrialResult;
import dev.libsqlctl.target.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the migrations that were tried and rolled back are shown. */
final class TrialAnswer {
    private TrialAnswer() {}

    static void show(Renderer renderer, Target target, List<TrialResult> results) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("target", target.name());
        members.put("trials", results.stream().map(TrialAnswer::members).toList());
        renderer.show(
                results.isEmpty()
                        ? List.of("nothing to do")
                        : results.stream().map(TrialAnswer::line).toList(),
                members);
    }

    private static String line(TrialResult result) {
        String script = result.migration().script();
        return result.took()
                .map(took -> "ok " + script + " (" + Quantities.duration(took) + ")")
                .orElseGet(() -> "not tried " + script + ": " + result.reason().orElseThrow());
    }

    private static Map<String, Object> members(TrialResult result) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", result.migration().id());
        members.put("name", result.migration().name());
        members.put("file", result.migration().script());
        members.put("tried", result.took().isPresent());
        members.put("milliseconds", result.took().map(Duration::toMillis).orElse(null));
        members.put("reason", result.reason().orElse(null));
        return members;
    }
}
