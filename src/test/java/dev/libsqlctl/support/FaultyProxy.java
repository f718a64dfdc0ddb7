package dev.libsqlctl.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a client and a real server and passes everything on, byte for byte, until a test has it spoil one answer. */
public final class FaultyProxy implements AutoCloseable {
    private static final int LAST_ANSWER_MILLIS = 2000;

    private final ServerSocket listener;
    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private final AtomicReference<Ambush> ambush = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FaultyProxy(ServerSocket listener, URI server) {
        this.listener = listener;
        this.server = server;
    }

    /** What becomes of a whole answer, of which the server has already done its part. */
    @FunctionalInterface
    public interface Fault {
        /** {@return how many bytes of the answer reach the client before the connection is cut; its length for all of them} */
        int pass(byte[] answer) throws InterruptedException;
    }

    private record Trap(String marker, Fault fault, CountDownLatch sprung) {}

    private record Ambush(String marker, Runnable meanwhile) {}

    /** {@return a proxy before the server at this URL} */
    public static FaultyProxy before(String url) {
        try {
            FaultyProxy proxy =
                    new FaultyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), URI.create(url));
            daemon(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the base URL} */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** {@return the body of every request so far, in order} */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /**
     * Spoils the answer to the next request whose body contains the marker, once.
     *
     * @return reaches zero when the server has answered
     */
    public CountDownLatch spoil(String marker, Fault fault) {
        CountDownLatch sprung = new CountDownLatch(1);
        trap.set(new Trap(marker, fault, sprung));
        return sprung;
    }

    /**
     * Keeps the next request whose body contains the marker from the server, once, and cuts the connection.
     *
     * @param meanwhile runs before the client sees the end of the connection
     */
    public void intercept(String marker, Runnable meanwhile) {
        ambush.set(new Ambush(marker, meanwhile));
    }

    /** {@return a fault that lets nothing through, not even the end of the connection, until the proxy is closed} */
    public Fault silence() {
        return answer -> {
            closed.await();
            return 0;
        };
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            daemon(() -> serve(client));
        }
    }

    /** The end of either side is the end of the other one at once, as if there were nothing in between. */
    private void serve(Socket client) throws IOException, InterruptedException {
        Socket upstream = upstream(client);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        Queue<Optional<Trap>> asked = new ConcurrentLinkedQueue<>();
        Thread answering = daemon(() -> {
            try (client;
                    upstream) {
                answers(upstream, client, asked);
            }
        });
        try (client;
                upstream) {
            requests(client, upstream, asked, answering);
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    /** A server that is not there refuses the client, too, as far as this side can. */
    private Socket upstream(Socket client) throws IOException {
        try {
            Socket upstream = new Socket(server.getHost(), server.getPort());
            sockets.add(upstream);
            return upstream;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private void requests(Socket client, Socket upstream, Queue<Optional<Trap>> asked, Thread answering)
            throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        for (byte[] request = message(in); request != null; request = message(in)) {
            String text = new String(request, StandardCharsets.UTF_8);
            Ambush laid = ambush.get();
            if (laid != null && text.contains(laid.marker) && ambush.compareAndSet(laid, null)) {
                laid.meanwhile.run();
                return;
            }
            Trap set = trap.get();
            boolean sprung = set != null && text.contains(set.marker) && trap.compareAndSet(set, null);
            asked.add(sprung ? Optional.of(set) : Optional.empty());
            try {
                send(upstream, request, request.length);
            } catch (IOException e) {
                // A server that refuses a request need not read all of it: its answer comes before its end.
                answering.join(LAST_ANSWER_MILLIS);
                throw e;
            }
            requests.add(text.substring(text.indexOf("\r\n\r\n") + 4));
        }
    }

    private static void answers(Socket upstream, Socket client, Queue<Optional<Trap>> asked)
            throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(upstream.getInputStream());
        for (byte[] answer = message(in); answer != null; answer = message(in)) {
            int length = answer.length;
            Optional<Trap> sprung = asked.remove();
            if (sprung.isPresent()) {
                sprung.get().sprung.countDown();
                length = sprung.get().fault.pass(answer);
            }
            send(client, answer, length);
            if (length < answer.length) {
                return;
            }
        }
    }

    private static void send(Socket to, byte[] bytes, int length) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(bytes, 0, length);
        out.flush();
    }

    /** {@return a whole request or response as it came, null at the end of the connection} */
    private static byte[] message(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        String head = lines(in, message);
        if (head == null) {
            return null;
        }
        if (head.contains("transfer-encoding: chunked")) {
            int size;
            do {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                line(in, line);
                message.write(line.toByteArray());
                size = Integer.parseInt(line.toString(StandardCharsets.US_ASCII).strip(), 16);
                copy(in, message, size + 2);
            } while (size > 0);
        } else {
            int at = head.indexOf("content-length: ");
            copy(in, message, at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at))));
        }
        return message.toByteArray();
    }

    private static String lines(InputStream in, ByteArrayOutputStream message) throws IOException {
        int before;
        do {
            before = message.size();
            if (!line(in, message)) {
                return null;
            }
        } while (message.size() > before + 2);
        return message.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private static boolean line(InputStream in, ByteArrayOutputStream to) throws IOException {
        int c;
        do {
            c = in.read();
            if (c < 0) {
                return false;
            }
            to.write(c);
        } while (c != '\n');
        return true;
    }

    private static void copy(InputStream in, ByteArrayOutputStream to, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server breaks off");
        }
        to.write(bytes);
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static Thread daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One of the two ends, or the test, has closed a connection: the other end sees the same.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
