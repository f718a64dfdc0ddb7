package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Test
    void withoutALimitEachWaitIsAsLongAsTheServerMayBeSilent() {
        Patience patience = new Patience(SILENCE, Duration.ZERO);
        assertThat(patience.left()).isEqualTo(SILENCE);
        assertThat(patience.isOver()).isFalse();
    }

    @Test
    void aLimitShortensTheWait() {
        assertThat(new Patience(SILENCE, Duration.ofSeconds(10)).left())
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        assertThat(new Patience(SILENCE, Duration.ofDays(1)).left()).isEqualTo(SILENCE);
    }

    @Test
    void nothingIsSentWhenTheTimeIsOver() {
        Patience patience = new Patience(SILENCE, Duration.ofNanos(1));
        TransportException e = catchThrowableOfType(TransportException.class, patience::left);
        assertThat(e.code()).isEqualTo(TransportException.TIME_OVER);
        assertThat(e.outcomeUnknown()).isFalse();
        assertThat(patience.isOver()).isTrue();
    }

    @Test
    void nothingIsSentAfterGivingUp() {
        Patience patience = new Patience(SILENCE, Duration.ZERO);
        AtomicInteger woken = new AtomicInteger();
        patience.wakes(woken::incrementAndGet);
        patience.giveUp();
        assertThat(patience.isGivenUp()).isTrue();
        assertThat(woken).hasValue(1);
        TransportException e = catchThrowableOfType(TransportException.class, patience::left);
        assertThat(e.code()).isEqualTo(TransportException.INTERRUPTED);
        assertThat(e.outcomeUnknown()).isFalse();
    }
}
