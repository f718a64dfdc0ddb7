package dev.libsqlctl.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.backup.archive.PrunePlan.Verdict;
import dev.libsqlctl.file.NameLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which backups are found, and which are kept. */
class PruningTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    Path directory;

    private enum Proof {
        VERIFIED,
        UNVERIFIED
    }

    private void backup(String name, String begun, Proof proof, String origin) throws IOException {
        Files.writeString(directory.resolve(name), "x");
        Instant time = Instant.parse(begun);
        ManifestFile.write(
                directory.resolve(name),
                Manifests.of(name, 1, time, proof == Proof.VERIFIED ? Optional.of(time) : Optional.empty(), origin));
    }

    private void backup(String name, String begun) throws IOException {
        backup(name, begun, Proof.VERIFIED, "/srv/a");
    }

    private PrunePlan plan(String keep) {
        return new Pruning(Retention.parse(keep), ZONE).plan(new BackupCatalog(directory, ZONE).backups());
    }

    private static List<String> names(PrunePlan plan, Verdict verdict) {
        return plan.decisions().stream()
                .filter(decision -> decision.verdict() == verdict)
                .map(decision -> decision.backup().path().getFileName().toString())
                .toList();
    }

    private static List<String> kept(PrunePlan plan) {
        return names(plan, Verdict.KEPT);
    }

    @Test
    void theNewestOfEachOfTheLastPeriodsThatHaveBackupsIsKept() throws IOException {
        backup("a", "2026-03-31T21:59:59Z");
        backup("b", "2026-03-31T22:00:00Z");
        backup("c", "2026-11-16T10:00:00Z");
        backup("d", "2026-11-21T10:00:00Z");
        backup("e", "2026-11-22T08:00:00Z");
        backup("f", "2026-11-22T10:00:00Z");

        assertThat(kept(plan("1d"))).containsExactly("f");
        assertThat(kept(plan("2d"))).containsExactly("f", "d");
        assertThat(kept(plan("4d"))).as("days without backups do not count").containsExactly("f", "d", "c", "b");
        assertThat(kept(plan("5d"))).as("a day begins in the zone").containsExactly("f", "d", "c", "b", "a");
        assertThat(kept(plan("2w"))).as("a week begins on Monday").containsExactly("f", "b");
        assertThat(kept(plan("3m"))).containsExactly("f", "b", "a");
        assertThat(kept(plan("2h"))).containsExactly("f", "e");
        assertThat(kept(plan("9y"))).containsExactly("f");
        assertThat(kept(plan("1d,3m"))).containsExactly("f", "b", "a");
        assertThat(names(plan("1d,3m"), Verdict.REMOVED)).containsExactly("e", "d", "c");
        assertThat(plan("1d,3m").decisions().get(0).reason())
                .isEqualTo("newest, newest verified, day 2026-11-22, month 2026-11");
    }

    @Test
    void weeksAreThoseOfIsoAlsoAtTheTurnOfTheYear() throws IOException {
        backup("a", "2024-12-29T12:00:00Z");
        backup("b", "2024-12-30T12:00:00Z");
        backup("c", "2025-01-05T12:00:00Z");

        assertThat(kept(plan("2w"))).containsExactly("c", "a");
    }

    @Test
    void anUnverifiedOnePushesOutNoVerifiedOne() throws IOException {
        backup("a", "2026-11-20T10:00:00Z");
        backup("b", "2026-11-21T08:00:00Z");
        backup("c", "2026-11-21T09:00:00Z", Proof.UNVERIFIED, "/srv/a");
        backup("d", "2026-11-22T10:00:00Z", Proof.UNVERIFIED, "/srv/a");

        assertThat(kept(plan("3d"))).containsExactly("d", "b", "a");
        assertThat(kept(plan("1d")))
                .as("the newest that is known to be good stays")
                .containsExactly("d", "b");
    }

    @Test
    void aVerifiedOneWhoseFileChangedIsNoneAnyMore() throws IOException {
        backup("a", "2026-11-22T09:00:00Z");
        backup("b", "2026-11-22T10:00:00Z");
        Files.writeString(directory.resolve("b"), "longer");

        assertThat(kept(plan("1d"))).containsExactly("b", "a");
    }

    @Test
    void eachSourceHasASeriesOfItsOwn() throws IOException {
        backup("a", "2026-11-20T10:00:00Z", Proof.VERIFIED, "/srv/other");
        backup("b", "2026-11-21T10:00:00Z");
        backup("c", "2026-11-22T10:00:00Z");
        Files.writeString(directory.resolve("20261019-100000.backup.sql"), "x");

        assertThat(kept(plan("1d"))).containsExactly("c", "a", "20261019-100000.backup.sql");
    }

    @Test
    void whatNobodyKnowsTheTimeOfIsNotTouchedAndAManifestAloneGoes() throws IOException {
        Files.writeString(directory.resolve("mine.backup.sql"), "x");
        backup("gone", "2026-11-22T10:00:00Z");
        Files.delete(directory.resolve("gone"));
        Files.writeString(directory.resolve("package.json"), "{}");
        Files.writeString(directory.resolve("notes.sql"), "x");

        PrunePlan plan = plan("1d");

        assertThat(names(plan, Verdict.UNTOUCHED)).containsExactly("mine.backup.sql");
        assertThat(names(plan, Verdict.REMOVED)).containsExactly("gone");
        assertThat(plan.decisions()).hasSize(2);
        Pruning.run(plan);
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("mine.backup.sql", "package.json", "notes.sql");
    }

    @Test
    void aLinkThatLeadsNowhereAtTheMomentIsNotGone() throws IOException {
        backup("a", "2026-11-21T10:00:00Z");
        Files.delete(directory.resolve("a"));
        Files.createSymbolicLink(directory.resolve("a"), directory.resolve("unmounted/a"));

        assertThat(kept(plan("1d"))).containsExactly("a");
    }

    @Test
    void aDamagedManifestIsToldAndTheNameHasTheTime() throws IOException {
        Path backup = Files.writeString(directory.resolve("20261122-100000.backup.sql.gz"), "x");
        Files.writeString(directory.resolve("20261122-100000.backup.sql.gz.json"), "{");

        StoredBackup found = new BackupCatalog(directory, ZONE).backups().get(0);

        assertThat(found.path()).isEqualTo(backup);
        assertThat(found.time()).contains(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(found.damage().orElseThrow()).contains("no manifest");
        assertThat(found.isVerified()).isFalse();
    }

    @Test
    void aDirectoryThatIsNotThereHasNoBackups() {
        assertThat(new BackupCatalog(directory.resolve("nowhere"), ZONE).backups())
                .isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneWithItsManifest() throws IOException {
        backup("a", "2026-11-21T10:00:00Z");
        backup("b", "2026-11-22T10:00:00Z");

        Pruning.run(plan("1d"));

        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("b", "b.json");
    }

    @Test
    void whatTookThePlaceOfAnotherSinceThePlanStays() throws IOException {
        backup("a", "2026-11-20T10:00:00Z");
        backup("b", "2026-11-21T10:00:00Z");
        backup("c", "2026-11-22T10:00:00Z");
        Path foreign = Files.writeString(directory.resolve("20261019-100000.backup.sql"), "x");
        Files.writeString(directory.resolve("20261020-100000.backup.sql"), "x");
        backup("gone", "2026-11-21T10:00:00Z");
        Files.delete(directory.resolve("gone"));
        PrunePlan plan = plan("1d");
        assertThat(plan.removed()).hasSize(4);

        backup("a", "2026-11-23T10:00:00Z");
        Files.writeString(foreign, "y");
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.parse("2026-11-23T10:00:00Z")));
        Files.writeString(directory.resolve("gone"), "x");
        Pruning.run(plan);

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(
                        "a",
                        "a.json",
                        "c",
                        "c.json",
                        "20261019-100000.backup.sql",
                        "20261020-100000.backup.sql",
                        "gone",
                        "gone.json");
    }

    /** A new one is being given the name, and has it when that is done. */
    @Test
    void whoGivesANameIsWaitedFor() throws Exception {
        backup("a", "2026-11-21T10:00:00Z");
        backup("b", "2026-11-22T10:00:00Z");
        PrunePlan plan = plan("1d");
        Thread pruning = new Thread(() -> Pruning.run(plan));
        try (NameLock naming = NameLock.acquire(directory.resolve("a"))) {
            pruning.start();
            pruning.join(500);
            assertThat(directory.resolve("a")).exists();
            backup("a", "2026-11-23T10:00:00Z");
        }
        pruning.join();

        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a", "a.json", "b", "b.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "0d", "7d,", "7d 4w", "7x", "-1d", "1d,2d", "9999999d", "7D"})
    void rulesThatCannotBeUnderstoodAreRefused(String text) {
        assertThatThrownBy(() -> Retention.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
