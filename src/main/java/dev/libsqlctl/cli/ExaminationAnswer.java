package dev.libsqlctl.cli;

import dev.libsqlctl.doctor.Examination;
import dev.libsqlctl.doctor.Finding;
import dev.libsqlctl.doctor.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the doctor found, for people and for programs. */
final class ExaminationAnswer {
    private static final String INDENT = " ".repeat(9);

    private final Examination examination;

    ExaminationAnswer(Examination examination) {
        this.examination = examination;
    }

    /** {@return each finding with its cure, then the sum} */
    List<String> lines() {
        List<String> lines = findings();
        lines.add(sum());
        return lines;
    }

    /** {@return the same with a line for each check that found nothing} */
    List<String> allLines() {
        List<String> lines = findings();
        examination.fine().forEach(name -> lines.add(line("fine", name)));
        lines.add(sum());
        return lines;
    }

    private List<String> findings() {
        List<String> lines = new ArrayList<>();
        for (Finding finding : examination.findings()) {
            lines.add(line(
                    finding.diagnosis().severity().id(), finding.diagnosis().id() + ": " + finding.message()));
            lines.add(INDENT + finding.advice());
        }
        return lines;
    }

    private static String line(String word, String text) {
        return String.format("%-" + INDENT.length() + "s%s", word, text);
    }

    private String sum() {
        return counted(examination.count(Severity.PROBLEM), "problem")
                + ", " + counted(examination.count(Severity.WARNING), "warning")
                + "; " + examination.fine().size() + " of "
                + counted(examination.checked().size(), "check")
                + " found nothing.";
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    Map<String, Object> members() {
        List<Object> findings = new ArrayList<>();
        for (Finding finding : examination.findings()) {
            findings.add(new Fields()
                    .add("name", finding.diagnosis().id())
                    .add("severity", finding.diagnosis().severity().id())
                    .add("message", finding.message())
                    .add("advice", finding.advice())
                    .members());
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("findings", findings);
        members.put("checked", examination.checked());
        return members;
    }
}
