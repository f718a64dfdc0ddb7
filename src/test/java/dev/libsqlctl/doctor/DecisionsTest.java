package dev.libsqlctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.auth.ForeignTokens;
import dev.libsqlctl.server.ContainerTraits;
import dev.libsqlctl.server.DataSizes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the checks draw their lines. */
class DecisionsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.500Z");
    private static final long MEBIBYTE = 1L << 20;

    private static List<Diagnosis> token(String claims) {
        String text = ForeignTokens.part("{\"alg\":\"EdDSA\"}") + "." + ForeignTokens.part(claims) + ".x";
        return TokenCheck.look(new GivenToken("it", text), NOW)
                .map(Finding::diagnosis)
                .toList();
    }

    private static long in(Duration time) {
        return NOW.plus(time).getEpochSecond();
    }

    @Test
    void aTokenExpiresAtItsSecond() {
        assertThat(token("{\"exp\":" + in(Duration.ZERO) + "}")).containsExactly(Diagnosis.TOKEN_EXPIRED);
        assertThat(token("{\"exp\":" + in(Duration.ofSeconds(1)) + "}")).containsExactly(Diagnosis.TOKEN_EXPIRES_SOON);
        assertThat(token("{\"exp\":" + in(Duration.ofHours(25)) + "}")).isEmpty();
        assertThat(token("{}")).isEmpty();
    }

    @Test
    void soonIsATenthOfAShortLife() {
        String hourLong = "{\"iat\":%d,\"exp\":%d}";

        assertThat(token(hourLong.formatted(in(Duration.ofMinutes(-30)), in(Duration.ofMinutes(30)))))
                .isEmpty();
        assertThat(token(hourLong.formatted(in(Duration.ofMinutes(-57)), in(Duration.ofMinutes(3)))))
                .containsExactly(Diagnosis.TOKEN_EXPIRES_SOON);
    }

    @Test
    void clocksThatAreSetWellMayDifferALittle() {
        assertThat(token("{\"iat\":" + in(Duration.ofSeconds(4)) + "}")).isEmpty();
        assertThat(token("{\"iat\":" + in(Duration.ofSeconds(10)) + "}")).containsExactly(Diagnosis.TOKEN_FROM_FUTURE);
        assertThat(token("{\"nbf\":" + in(Duration.ofSeconds(10)) + "}"))
                .containsExactly(Diagnosis.TOKEN_NOT_VALID_YET);
    }

    @Test
    void aDateOfWholeSecondsIsNoDifference() {
        Instant second = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(Visitor.ahead(second, NOW, NOW.plusMillis(20))).isZero();
        assertThat(Visitor.ahead(second, NOW.plusMillis(499), NOW.plusSeconds(2)))
                .isZero();
        assertThat(Visitor.ahead(second.plusSeconds(61), NOW, NOW.plusMillis(500)))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(Visitor.ahead(second.minusSeconds(61), NOW, NOW)).isEqualTo(Duration.ofMillis(-60_500));
    }

    @ParameterizedTest
    @CsvSource({"30, false", "-30, false", "31, true", "-31, true", "-86400, true"})
    void aClockMayDifferByHalfOfWhatSqldForgives(long seconds, boolean found) {
        assertThat(ClockCheck.look("it", Duration.ofSeconds(seconds)).isPresent())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "sqld 0.24.32 (40c272de 2025-02-14),",
        "sqld 0.24.0 (x),",
        "sqld 0.23.9 (x), SQLD_OLD",
        "sqld 0.25.0 (x), SQLD_UNKNOWN",
        "sqld 1.24.0 (x), SQLD_UNKNOWN",
        "sqld, SQLD_UNKNOWN",
        "sqld 99999999999.1.1, SQLD_UNKNOWN"
    })
    void theSeriesThatIsTestedIsKnown(String version, Diagnosis found) {
        assertThat(VersionCheck.look("it", Optional.of(version)).map(Finding::diagnosis))
                .isEqualTo(Optional.ofNullable(found));
        assertThat(VersionCheck.look("it", Optional.empty()).map(Finding::diagnosis))
                .contains(Diagnosis.SQLD_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"1.40, true", "1.24, true", "1.41, false", "1.52, false", "2.0, false", "'', false"})
    void enginesSinceTwentyTenAreKnown(String api, boolean old) {
        assertThat(DockerCheck.isOld(api)).isEqualTo(old);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "30, true", "31, false", "40, false"})
    void sqldNeedsMoreThanItsOwnThirtySeconds(long seconds, boolean found) {
        Optional<Duration> timeout = Optional.of(seconds).filter(s -> s >= 0).map(Duration::ofSeconds);

        assertThat(StopTimeoutCheck.look("it", timeout).isPresent()).isEqualTo(found);
    }

    private static ContainerTraits traits(String image, String digest, String architecture, String machine) {
        return new ContainerTraits(
                image,
                Optional.ofNullable(digest),
                Optional.empty(),
                Optional.ofNullable(architecture),
                Optional.ofNullable(machine),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, amd64, false",
        "arm64, amd64, true",
        "386, amd64, false",
        "arm, arm64, false",
        "amd64, arm64, true",
        ", amd64, false",
        "amd64, , false"
    })
    void aMachineRunsWhatIsMadeForIt(String image, String machine, boolean emulated) {
        assertThat(PlatformCheck.look("it", traits("i", null, image, machine)).isPresent())
                .isEqualTo(emulated);
    }

    @Test
    void anImageIsPinnedByItsDigestAlone() {
        assertThat(ImageCheck.look("it", traits("a/b@sha256:00", null, null, null)))
                .isEmpty();
        assertThat(ImageCheck.look("it", traits("a/b:v1@sha256:00", null, null, null)))
                .isEmpty();
        assertThat(ImageCheck.look("it", traits("a/b:v1", "a/b@sha256:00", null, null)))
                .hasValueSatisfying(finding -> assertThat(finding.advice()).contains("--image a/b@sha256:00"));
        assertThat(ImageCheck.look("it", traits("a/b:v1", null, null, null))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"60, 0, false", "65, 0, true", "400, 100, false", "404, 100, true", "4000, 1000, false"})
    void aLogIsLargeByTheDataAndNotWhenItIsSmall(long log, long data, boolean found) {
        assertThat(LogSizeCheck.wal(new DataSizes(data * MEBIBYTE, log * MEBIBYTE, 0))
                        .isPresent())
                .isEqualTo(found);
        assertThat(LogSizeCheck.replicationLog(new DataSizes(data * MEBIBYTE, 0, log * MEBIBYTE))
                        .isPresent())
                .isEqualTo(found);
        assertThat(LogSizeCheck.replicationLog(new DataSizes(0, data * MEBIBYTE, log * MEBIBYTE))
                        .isPresent())
                .as("the data may still stand in the write-ahead log")
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, DISK_FULL",
        "31, 0, DISK_FULL",
        "32, 0, DISK_LOW",
        "511, 0, DISK_LOW",
        "512, 0,",
        "1000, 1001, DISK_LOW",
        "1001, 1000,"
    })
    void thereShallBeRoomForACopy(long room, long data, Diagnosis found) {
        assertThat(DiskSpaceCheck.look(Path.of("d"), room * MEBIBYTE, data * MEBIBYTE)
                        .map(Finding::diagnosis))
                .isEqualTo(Optional.ofNullable(found));
    }

    @ParameterizedTest
    @CsvSource({
        "LIBSQLCTL_PORT, false",
        "LIBSQLCTL_PROT, true",
        "SQLD_NODE, false",
        "SQLD_NOED, true",
        "DATABASE_URL, false",
        "APP_KEY, false",
        "LIBSQL_BOTTOMLESS_BUCKET, false"
    })
    void namesOfOthersAreNotJudged(String name, boolean unread) {
        assertThat(EnvFileCheck.unread(name)).isEqualTo(unread);
    }
}
