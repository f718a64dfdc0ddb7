package dev.libsqlctl.hrana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WriterGateTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void letsOneInAtATime() throws Exception {
        WriterGate gate = new WriterGate(LONG);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Runnable writer = () -> {
            for (int i = 0; i < 500; i++) {
                WriterGate.Turn turn = gate.enter(patience(LONG));
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
                turn.close();
            }
        };
        List<Thread> threads = List.of(new Thread(writer), new Thread(writer), new Thread(writer));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void servesInTheOrderOfArrival() throws Exception {
        WriterGate gate = new WriterGate(LONG);
        BlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        WriterGate.Turn first = gate.enter(patience(LONG));
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                WriterGate.Turn turn = gate.enter(patience(LONG));
                order.add(number);
                turn.close();
            });
            thread.start();
            awaitWaiting(thread);
        }
        assertThat(order).isEmpty();
        first.close();
        for (int i = 0; i < 5; i++) {
            assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo(i);
        }
    }

    @Test
    void aThreadNeverWaitsForItself() {
        WriterGate gate = new WriterGate(LONG);
        WriterGate.Turn first = gate.enter(patience(LONG));
        WriterGate.Turn second = gate.enter(patience(LONG));
        second.close();
        first.close();
        gate.enter(patience(LONG)).close();
    }

    @Test
    void aTurnGivenBackTwiceIsGivenBackOnce() throws Exception {
        WriterGate gate = new WriterGate(LONG);
        WriterGate.Turn first = gate.enter(patience(LONG));
        first.close();
        gate.enter(patience(LONG));
        first.close();
        assertThat(interruptedWhileWaiting(gate).code()).isEqualTo(TransportException.INTERRUPTED);
    }

    @Test
    void whoKeepsTheGateTooLongLosesIt() throws Exception {
        WriterGate gate = new WriterGate(Duration.ofMillis(50));
        gate.enter(patience(LONG));
        AtomicReference<WriterGate.Turn> taken = new AtomicReference<>();
        Thread next = new Thread(() -> taken.set(gate.enter(patience(LONG))));
        next.start();
        next.join();
        assertThat(taken.get()).isNotNull();
    }

    @Test
    void goesAheadWithoutATurnWhenItMayWaitNoLonger() throws Exception {
        WriterGate gate = new WriterGate(LONG);
        WriterGate.Turn holder = gate.enter(patience(LONG));
        CountDownLatch ahead = new CountDownLatch(1);
        Thread impatient = new Thread(() -> {
            gate.enter(patience(Duration.ofMillis(20))).close();
            ahead.countDown();
        });
        impatient.start();
        assertThat(ahead.await(10, TimeUnit.SECONDS)).isTrue();

        Thread patient = new Thread(() -> gate.enter(patience(LONG)).close());
        patient.start();
        awaitWaiting(patient);
        holder.close();
        patient.join();
    }

    @Test
    void anInterruptedWaiterHasSentNothing() throws Exception {
        WriterGate gate = new WriterGate(LONG);
        WriterGate.Turn holder = gate.enter(patience(LONG));
        TransportException e = interruptedWhileWaiting(gate);
        assertThat(e.code()).isEqualTo(TransportException.INTERRUPTED);
        assertThat(e.outcomeUnknown()).isFalse();
        holder.close();
        gate.enter(patience(LONG)).close();
    }

    @Test
    void whoGivesUpWhileWaitingDoesNotWaitOn() throws Exception {
        WriterGate gate = new WriterGate(LONG);
        WriterGate.Turn holder = gate.enter(patience(LONG));
        Patience waiting = patience(LONG);
        Thread waiter = new Thread(() -> gate.enter(waiting).close());
        waiter.start();
        awaitWaiting(waiter);
        waiting.giveUp();
        waiter.join();
        holder.close();
        gate.enter(patience(LONG)).close();
    }

    private static Patience patience(Duration silence) {
        return new Patience(silence, Duration.ZERO);
    }

    private static TransportException interruptedWhileWaiting(WriterGate gate) throws InterruptedException {
        AtomicReference<TransportException> thrown = new AtomicReference<>();
        Thread waiter = new Thread(
                () -> thrown.set(catchThrowableOfType(TransportException.class, () -> gate.enter(patience(LONG)))));
        waiter.start();
        awaitWaiting(waiter);
        waiter.interrupt();
        waiter.join();
        return thrown.get();
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.sleep(1);
        }
    }
}
