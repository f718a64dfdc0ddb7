package dev.libsqlctl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void knowsItsPlaces() {
        DataDirectory data = new DataDirectory(Path.of("sqld-data/../sqld-data"));

        assertThat(data.path()).isEqualTo(Path.of("sqld-data").toAbsolutePath());
        assertThat(data.publicKey()).isEqualTo(data.path().resolve("public.pub"));
        assertThat(data.databasePath()).isEqualTo(data.path().resolve("iku.db"));
    }

    @Test
    void preparesWhatIsNotThere() {
        DataDirectory data = new DataDirectory(directory.resolve("a/b"));

        data.prepare();
        data.prepare();

        assertThat(data.path()).isEmptyDirectory();
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertFails(ErrorCode.DATA_DIR_INVALID, () -> new DataDirectory(file).prepare());
        assertFails(ErrorCode.DATA_DIR_NOT_WRITABLE, () -> new DataDirectory(file.resolve("below")).prepare());
    }

    @Test
    void isInUseByNobodyWithoutTouchingAnything() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        Path sharedMemory = data.databasePath().resolve("metastore/data-shm");
        Files.createDirectories(sharedMemory.getParent());
        assertThat(data.inUse()).isEmpty();
        assertThat(sharedMemory.getParent()).isEmptyDirectory();

        Files.write(sharedMemory, new byte[] {1, 2, 3});

        assertThat(data.inUse()).isEmpty();
        assertThat(sharedMemory).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void isLockedOnceWithinThisProcess() {
        DataDirectory data = new DataDirectory(directory);
        List<String> told = new ArrayList<>();
        try (DataDirectory.Lock lock = data.lock(AT_ONCE, told::add)) {
            assertThat(lock).isNotNull();
            assertFails(ErrorCode.DATA_DIR_BUSY, () -> data.lock(AT_ONCE, told::add));
        }
        data.lock(AT_ONCE, told::add).close();

        assertThat(told).isEmpty();
    }

    @Test
    void isOneDirectoryUnderTwoNames() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        try (DataDirectory.Lock lock = new DataDirectory(real).lock(AT_ONCE, DataDirectoryTest::ignore)) {
            assertThat(lock).isNotNull();
            assertFails(
                    ErrorCode.DATA_DIR_BUSY, () -> new DataDirectory(link).lock(AT_ONCE, DataDirectoryTest::ignore));
        }
    }

    @Test
    void keepsThreadsApart() throws InterruptedException {
        DataDirectory data = new DataDirectory(directory);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int turn = 0; turn < 3; turn++) {
                    try (DataDirectory.Lock lock = data.lock(LONG, DataDirectoryTest::ignore)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        done.addAndGet(lock == null ? 0 : 1);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(done).hasValue(12);
        assertThat(most).hasValue(1);
    }

    @Test
    void tellsWhichProcessHasItAndWaits() throws Exception {
        DataDirectory data = new DataDirectory(directory);
        try (JavaProgram holder = JavaProgram.run(LockHolder.class, directory.toString())) {
            holder.awaitLine("locked true");
            String pid = Long.toString(holder.process().pid());

            assertThatThrownBy(() -> data.lock(AT_ONCE, DataDirectoryTest::ignore))
                    .isInstanceOf(LibsqlctlException.class)
                    .hasMessageContaining("process " + pid);

            List<String> told = new ArrayList<>();
            // The word that it has to wait is what makes the other let go: it has waited then, for certain.
            DataDirectory.Lock lock = data.lock(LONG, message -> {
                told.add(message);
                endInput(holder);
            });
            lock.close();
            assertThat(told).singleElement().asString().contains("process " + pid);
        }
    }

    @Test
    void isFreeWhenItsHolderWasKilled() {
        DataDirectory data = new DataDirectory(directory);
        try (JavaProgram holder = JavaProgram.run(LockHolder.class, directory.toString())) {
            holder.awaitLine("locked true");
        }

        data.lock(AT_ONCE, DataDirectoryTest::ignore).close();
    }

    @Test
    void staysLockedAgainstOthersWhenThisProcessTriesTwice() {
        DataDirectory data = new DataDirectory(directory);
        DataDirectory.Lock lock = data.lock(AT_ONCE, DataDirectoryTest::ignore);
        assertFails(ErrorCode.DATA_DIR_BUSY, () -> data.lock(AT_ONCE, DataDirectoryTest::ignore));

        try (JavaProgram other = JavaProgram.run(LockHolder.class, directory.toString())) {
            other.awaitLine("waiting for another libsqlctl (process "
                    + ProcessHandle.current().pid() + ") to finish");
            lock.close();
            other.awaitLine("locked true");
        }
    }

    @Test
    void isLockedAnewWhenItsLockFileWasDeletedMeanwhile() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        DataDirectory.Lock lock = data.lock(AT_ONCE, DataDirectoryTest::ignore);
        Files.delete(data.ownFiles().resolve("lock"));
        lock.close();

        try (DataDirectory.Lock next = data.lock(AT_ONCE, DataDirectoryTest::ignore)) {
            assertThat(next).isNotNull();
            assertThat(data.ownFiles().resolve("lock")).exists();
        }
    }

    @Test
    void canBeLockedByEveryUser() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        data.lock(AT_ONCE, DataDirectoryTest::ignore).close();

        assertThat(Files.getPosixFilePermissions(data.ownFiles().resolve("lock")))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    private static void ignore(String message) {
        assertThat(message).startsWith("waiting for ");
    }

    private static void endInput(JavaProgram program) {
        try {
            program.process().getOutputStream().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LibsqlctlException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
