package dev.libsqlctl.rehearsal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Listens in the place of a server and gives prepared answers, so that commands go all their way where no server is. */
final class StandIn {
    /** What it answers. */
    interface Answers {
        /**
         * {@return the status and the body, separated by a space, such as {@code 200 {}}; JSON}
         *
         * @param path the request's path
         * @param body the request's body
         */
        String to(String path, String body);
    }

    private final ServerSocketChannel channel;
    private final Answers answers;

    private StandIn(ServerSocketChannel channel, Answers answers) {
        this.channel = channel;
        this.answers = answers;
    }

    /**
     * Starts to listen, until the process ends.
     *
     * @param address a socket of the file system, or an address of this machine
     * @return where it listens
     * @throws IOException if it cannot
     */
    static SocketAddress listen(SocketAddress address, Answers answers) throws IOException {
        ServerSocketChannel channel = address instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        channel.bind(address);
        StandIn standIn = new StandIn(channel, answers);
        inBackground(standIn::accept);
        return channel.getLocalAddress();
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel connection = channel.accept();
                inBackground(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "stand-in");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(SocketChannel connection) {
        try (connection;
                InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
                OutputStream out = Channels.newOutputStream(connection)) {
            while (true) {
                String head = head(in);
                String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
                String[] answer = answers.to(head.split(" ", 3)[1], body).split(" ", 2);
                byte[] bytes = answer[1].getBytes(StandardCharsets.UTF_8);
                out.write(("HTTP/1.1 " + answer[0] + " Prepared\r\nContent-Type: application/json\r\nContent-Length: "
                                + bytes.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
            }
        } catch (IOException e) {
            // Whoever asked went away: there will be another question.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static int length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
    }
}
