package dev.libsqlctl.cli;

import dev.libsqlctl.backup.restore.DumpFindings;
import dev.libsqlctl.backup.restore.DumpProblem;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what of a dump would fail. */
final class CheckAnswer {
    private static final String PROBLEMS = "problems";

    private CheckAnswer() {}

    /**
     * Shows it.
     *
     * @return the exit code when nothing would
     * @throws DetailedFailure {@link ErrorCode#RESTORE_REFUSED} when something would
     */
    static int show(Context context, Path file, String target, DumpFindings findings, BackupTalk talk) {
        talk.close();
        findings.problems().forEach(problem -> talk.note(file + ":" + problem.line() + ": " + problem.message()));
        if (!findings.isClean()) {
            long problems = findings.problems().size() + findings.more();
            LibsqlctlException refused = new LibsqlctlException(
                    ErrorCode.RESTORE_REFUSED,
                    (problems == 1 ? "one statement" : problems + " statements") + " of " + file + " would fail in "
                            + target + "; nothing was changed",
                    "Mend the dump in the lines above, or restore into another kind of target.");
            throw new DetailedFailure(refused, Map.of(PROBLEMS, members(findings.problems())));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", file.toString());
        members.put("target", target);
        members.put("statements", findings.statements());
        members.put("rows", findings.rows());
        members.put(PROBLEMS, List.of());
        context.renderer()
                .show(
                        List.of(file + " can be restored into " + target + ": " + findings.statements()
                                + " statements, " + findings.rows() + " rows."),
                        members);
        return 0;
    }

    private static List<Map<String, Object>> members(List<DumpProblem> problems) {
        return problems.stream()
                .map(problem -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("line", problem.line());
                    members.put("message", problem.message());
                    return members;
                })
                .toList();
    }
}
