package dev.libsqlctl.backup.archive;

import java.util.List;

/**
 * What is to become of the backups of a directory.
 *
 * @param decisions one for each, in the order of the catalog
 */
public record PrunePlan(List<Decision> decisions) {
    /** What becomes of a backup. */
    public enum Verdict {
        /** It stays, because of a rule. */
        KEPT,
        /** It is deleted. */
        REMOVED,
        /** It stays, because its time is not known. */
        UNTOUCHED
    }

    /**
     * What becomes of one of them.
     *
     * @param backup the backup
     * @param verdict what becomes of it
     * @param reason why, in words for people
     */
    public record Decision(StoredBackup backup, Verdict verdict, String reason) {}

    /** {@return those that are to be deleted} */
    public List<StoredBackup> removed() {
        return decisions.stream()
                .filter(decision -> decision.verdict() == Verdict.REMOVED)
                .map(Decision::backup)
                .toList();
    }
}
