package dev.libsqlctl.cli;

import dev.libsqlctl.backup.bring.RestoreReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows what was brought back. */
final class RestoreAnswer {
    private RestoreAnswer() {}

    static void show(Context context, Path backup, String target, RestoreReport report) {
        String proof = report.compared() ? "the same as its source" : "not compared";
        List<String> lines = new ArrayList<>();
        boolean counted = report.rows().isPresent();
        Object rows = counted ? report.rows().getAsLong() : null;
        String content = counted ? rows + " rows" : "pages that libSQL alone can read";
        lines.add(backup + " is in " + target + ": " + content + ", " + proof + ".");
        report.notes().forEach(note -> lines.add("  not carried over: " + note));
        report.safety().ifPresent(file -> lines.add("  before that      " + file));
        Fields fields = new Fields()
                .add("backup", backup, null)
                .add("target", target, null)
                .add("rows", rows, null)
                .add("compared", report.compared(), null)
                .add("safety backup", report.safety(), null)
                .add("not carried over", report.notes(), null);
        context.renderer().show(lines, fields.members());
    }
}
