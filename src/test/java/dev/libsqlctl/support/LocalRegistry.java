package dev.libsqlctl.support;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A registry on the loopback address that serves one image under one name (Docker Registry HTTP API V2: base, manifests, blobs;
 * manifest version 2, schema 2). Engines speak plain HTTP to registries of the loopback address.
 */
public final class LocalRegistry implements AutoCloseable {
    private static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG_TYPE = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER_TYPE = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    private static final int BACKLOG = 16;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final String NAME = "libsqlctl-test/small";

    private final ServerSocket socket;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final byte[] manifest;

    /** Starts a registry that serves an image. */
    public LocalRegistry(SmallImage image) throws IOException {
        String config = add(image.config());
        String layer = add(image.layer());
        manifest = """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"%s","size":%d,"digest":"%s"},
                 "layers":[{"mediaType":"%s","size":%d,"digest":"%s"}]}
                """.formatted(
                        MANIFEST_TYPE,
                        CONFIG_TYPE,
                        image.config().length,
                        config,
                        LAYER_TYPE,
                        image.layer().length,
                        layer)
                .getBytes(StandardCharsets.UTF_8);
        socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "registry");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private String add(byte[] blob) {
        String digest = ImageArchive.digest(blob);
        blobs.put(digest, blob);
        return digest;
    }

    /** {@return the reference of the image, with a tag that this registry has} */
    public String reference() {
        return repository() + ":latest";
    }

    /** {@return the reference of the image without a tag} */
    public String repository() {
        return "127.0.0.1:" + socket.getLocalPort() + "/" + NAME;
    }

    /** {@return the digest under which the image is served} */
    public String digest() {
        return ImageArchive.digest(manifest);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread answer = new Thread(() -> answer(client), "registry-answer");
                answer.setDaemon(true);
                answer.start();
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void answer(Socket client) {
        try (client;
                BufferedInputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            in.mark(1);
            if (in.read() == TLS_HANDSHAKE) {
                // The engine tries TLS first, and would wait ten seconds for an answer to it.
                return;
            }
            in.reset();
            BufferedReader head = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            String[] request = head.readLine().split(" ");
            while (!head.readLine().isEmpty()) {
                // The headers do not matter.
            }
            out.write(response(request[0], request[1]));
        } catch (IOException e) {
            // The engine went away, which is its right.
        }
    }

    private byte[] response(String method, String path) throws IOException {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/v2/")) {
            return response(method, "200 OK", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        }
        if (path.contains("/manifests/") && (last.equals("latest") || last.equals(digest()))) {
            return response(method, "200 OK", MANIFEST_TYPE, manifest);
        }
        if (path.contains("/blobs/") && blobs.containsKey(last)) {
            return response(method, "200 OK", "application/octet-stream", blobs.get(last));
        }
        byte[] unknown = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        return response(method, "404 Not Found", "application/json", unknown);
    }

    private static byte[] response(String method, String status, String type, byte[] body) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\nDocker-Content-Digest: " + ImageArchive.digest(body) + "\r\nConnection: close\r\n\r\n";
        response.write(head.getBytes(StandardCharsets.US_ASCII));
        if (!method.equals("HEAD")) {
            response.write(body);
        }
        return response.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
