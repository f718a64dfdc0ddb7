package dev.libsqlctl.doctor;

import java.util.List;

/**
 * What all checks found.
 *
 * @param findings the problems, then the warnings
 * @param checked the names of the checks that applied and were made
 * @param fine those of them that found nothing
 */
public record Examination(List<Finding> findings, List<String> checked, List<String> fine) {
    /** Keeps own copies of the lists. */
    public Examination {
        findings = List.copyOf(findings);
        checked = List.copyOf(checked);
        fine = List.copyOf(fine);
    }

    /** {@return how many findings are of this severity} */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.diagnosis().severity() == severity)
                .count();
    }
}
