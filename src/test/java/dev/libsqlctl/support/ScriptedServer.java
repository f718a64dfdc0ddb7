package dev.libsqlctl.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that does what a test wants with each request, down to the bytes, and remembers every request that it read. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Script script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private ScriptedServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    /** What to do with a request. */
    public interface Script {
        /** Answers the request, or does not. */
        void answer(Exchange exchange) throws IOException;
    }

    /**
     * A request that was read whole.
     *
     * @param connection counts the connections from 1
     * @param number counts the requests of the connection from 1
     * @param line the request line
     * @param head the header lines in lower case
     * @param body the body
     */
    public record Request(int connection, int number, String line, String head, String body) {}

    /** {@return a server that runs the script for each request} */
    public static ScriptedServer start(Script script) {
        try {
            ScriptedServer server =
                    new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the base URL} */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** {@return every request that was read, in order} */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** {@return the number of connections so far} */
    public int connections() {
        return accepted.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = listener.accept();
            connections.add(connection);
            int id = accepted.incrementAndGet();
            daemon(() -> serve(connection, id));
        }
    }

    private void serve(Socket connection, int id) throws IOException {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (int number = 1; ; number++) {
                Request request = read(in, id, number);
                if (request == null) {
                    return;
                }
                requests.add(request);
                script.answer(new Exchange(request, connection));
                if (connection.isClosed()) {
                    return;
                }
            }
        } finally {
            connections.remove(connection);
        }
    }

    private static Request read(InputStream in, int connection, int number) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            head.append((char) c);
        }
        String line = head.substring(0, head.indexOf("\r\n"));
        String headers = head.toString().toLowerCase(Locale.ROOT);
        int at = headers.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(headers.substring(at + 16, headers.indexOf("\r\n", at)));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return body.getBytes(StandardCharsets.UTF_8).length < length
                ? null
                : new Request(connection, number, line, headers, body);
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The client or the test has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** A request and the connection it came on. */
    public static final class Exchange {
        private final Request request;
        private final Socket connection;

        private Exchange(Request request, Socket connection) {
            this.request = request;
            this.connection = connection;
        }

        /** {@return the request} */
        public Request request() {
            return request;
        }

        /** Answers with JSON. */
        public void json(int status, String body) throws IOException {
            respond(status, "application/json", body);
        }

        /** Answers, and keeps the connection alive. */
        public void respond(int status, String contentType, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                            + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            raw(out.toByteArray());
        }

        /** Writes these bytes. */
        public void raw(byte[] bytes) throws IOException {
            OutputStream out = connection.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** Writes these characters, one byte each. */
        public void raw(String text) throws IOException {
            raw(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Closes the connection. */
        public void cut() throws IOException {
            connection.close();
        }

        /** {@return the body that another server answers to this request with; its status must be 200} */
        public String ask(String url) throws IOException {
            String[] line = request.line().split(" ");
            HttpURLConnection to =
                    (HttpURLConnection) URI.create(url + line[1]).toURL().openConnection();
            to.setRequestMethod(line[0]);
            if (line[0].equals("POST")) {
                to.setDoOutput(true);
                try (OutputStream out = to.getOutputStream()) {
                    out.write(request.body().getBytes(StandardCharsets.UTF_8));
                }
            }
            try (InputStream in = to.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
