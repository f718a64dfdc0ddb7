package dev.libsqlctl.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program that locks a data directory until it is told to end. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        DataDirectory data = new DataDirectory(Path.of(arguments[0]));
        try (DataDirectory.Lock lock = data.lock(Duration.ofSeconds(30), System.out::println)) {
            System.out.println("locked " + (lock != null));
            while (System.in.read() >= 0) {
                continue;
            }
        }
        System.out.println("unlocked");
    }
}
