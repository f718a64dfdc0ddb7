package dev.libsqlctl.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file locks that the Linux kernel lists in {@code /proc/locks}; readable for every user, nothing is opened for it. */
final class KernelLocks {
    private static final Path LOCKS = Path.of("/proc/locks");

    private KernelLocks() {}

    /**
     * Who holds a POSIX lock that covers a byte of a file.
     *
     * @return a few words about the first holder; empty when there is none or the kernel does not tell
     */
    static Optional<String> holder(Path file, long offset) {
        try {
            if (!Files.exists(file) || !Files.isReadable(LOCKS)) {
                return Optional.empty();
            }
            String id = deviceAndInode(file);
            for (String line : Files.readAllLines(LOCKS)) {
                // 1: POSIX  ADVISORY  READ 6817 fe:00:9978072 128 128
                List<String> fields = List.of(line.trim().split("\\s+"));
                if (fields.size() == 8
                        && fields.get(1).equals("POSIX")
                        && fields.get(5).equals(id)
                        && covers(fields.get(6), fields.get(7), offset)) {
                    return Optional.of(describe(Long.parseLong(fields.get(4))));
                }
            }
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String deviceAndInode(Path file) throws IOException {
        long device = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
        long inode = ((Number) Files.getAttribute(file, "unix:ino")).longValue();
        // The layout of dev_t that glibc's major() and minor() undo.
        long major = (device >>> 8 & 0xfff) | (device >>> 32 & ~0xfffL);
        long minor = (device & 0xff) | (device >>> 12 & ~0xffL);
        return "%02x:%02x:%d".formatted(major, minor, inode);
    }

    private static boolean covers(String start, String end, long offset) {
        return Long.parseLong(start) <= offset && (end.equals("EOF") || Long.parseLong(end) >= offset);
    }

    private static String describe(long pid) {
        return ProcessTable.of(pid).map(RunningProcess::describe).orElse("process " + pid);
    }
}
