package dev.libsqlctl.migrate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that holds a lock, told by what its number alone does not: numbers come again.
 *
 * @param host the machine, and the space of its process numbers: containers have their own
 * @param pid its number
 * @param started when it was started
 */
record LockHolder(String host, long pid, Instant started) {
    private static final Pattern WORDS = Pattern.compile("process (\\d+) on (\\S+), started (\\S+)");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path PROCESS_NUMBERS = Path.of("/proc/self/ns/pid");

    /** The kernel counts from the time of its own start, which it knows by its clock, which is set now and then. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** {@return this process} */
    static LockHolder self() {
        ProcessHandle self = ProcessHandle.current();
        return new LockHolder(thisHost(), self.pid(), started(self));
    }

    /** {@return what {@link #words()} told of; empty if it told of nothing} */
    static Optional<LockHolder> of(String words) {
        Matcher matcher = WORDS.matcher(words);
        return matcher.matches()
                ? Optional.of(new LockHolder(
                        matcher.group(2), Long.parseLong(matcher.group(1)), Instant.parse(matcher.group(3))))
                : Optional.empty();
    }

    /** {@return the holder in words for people, from which it can be read again} */
    String words() {
        return "process " + pid + " on " + host + ", started " + started;
    }

    /** {@return whether it is known to be gone: it ran where this process runs, and does not run any more} */
    boolean isGone() {
        return isHere() && ProcessHandle.of(pid).filter(this::isIt).isEmpty();
    }

    /** {@return whether it runs, or ran, where this process runs} */
    boolean isHere() {
        return host.equals(thisHost());
    }

    private boolean isIt(ProcessHandle process) {
        return process.isAlive()
                && Duration.between(started, started(process)).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String thisHost() {
        try {
            String numbers = Files.exists(PROCESS_NUMBERS) ? "/" + Files.readSymbolicLink(PROCESS_NUMBERS) : "";
            return (hostName() + numbers).replaceAll("[\\s,]", "");
        } catch (IOException e) {
            return "unknown-host";
        }
    }

    private static String hostName() throws IOException {
        try {
            return Files.exists(HOST_NAME)
                    ? Files.readString(HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
