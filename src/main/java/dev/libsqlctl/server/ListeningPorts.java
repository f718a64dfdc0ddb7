package dev.libsqlctl.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who listens on the TCP ports of this machine; the holder is known on Linux only (proc(5), {@code /proc/net/tcp}). */
public final class ListeningPorts {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int UID = 7;
    private static final int INODE = 9;

    private ListeningPorts() {}

    /**
     * Whether a server could listen on an address, found out by doing so.
     *
     * @return empty when it could, else why not, in the system's words
     */
    public static Optional<String> obstacle(String bind, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As sqld does: connections of an earlier server that linger are in nobody's way, a listener is.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** {@return a few words about who listens on a port; empty when nobody does or it cannot be told} */
    public static Optional<String> holder(int port) {
        return socket(PROC.resolve("net/tcp"), port)
                .or(() -> socket(PROC.resolve("net/tcp6"), port))
                .map(socket -> owner(socket.get(INODE))
                        .map(RunningProcess::describe)
                        .orElse("a process of user id " + socket.get(UID)));
    }

    private static Optional<List<String>> socket(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> List.of(line.trim().split("\\s+")))
                    .filter(fields -> fields.size() > INODE
                            && fields.get(LOCAL_ADDRESS).endsWith(suffix)
                            && fields.get(STATE).equals(LISTEN))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<RunningProcess> owner(String inode) {
        String target = "socket:[" + inode + "]";
        return ProcessTable.all().stream()
                .filter(process -> holds(process.pid(), target))
                .findFirst();
    }

    private static boolean holds(long pid, String target) {
        Path descriptors = PROC.resolve(pid + "/fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(target)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            // It ended, or belongs to another user.
            return false;
        }
    }
}
