package dev.libsqlctl.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for Bash, run by Bash. */
class HealthCheckTest {
    private static int bash(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static List<String> question(ServerSocket socket) {
        return List.of("/bin/bash", "-c", HealthCheck.question("127.0.0.1", socket.getLocalPort()));
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    /** Answers questions one after the other with these status lines. */
    private static List<String> answer(ServerSocket socket, String... statuses) throws IOException {
        List<String> requests = new ArrayList<>();
        for (String status : statuses) {
            try (Socket client = socket.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                requests.add(in.readLine() + "|" + in.readLine());
                client.getOutputStream().write((status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return requests;
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.0 200 OK, 0", "HTTP/1.0 503 Service Unavailable, 1", "'', 1"})
    void onlyTwoHundredIsHealthy(String status, int exit) throws Exception {
        try (ServerSocket socket = listen()) {
            Process bash = new ProcessBuilder(question(socket)).start();

            assertThat(answer(socket, status)).containsExactly("GET /health HTTP/1.0|");
            assertThat(bash.waitFor()).isEqualTo(exit);
        }
    }

    @Test
    void nobodyThereIsNotHealthy() throws Exception {
        ServerSocket socket = listen();
        socket.close();

        assertThat(bash(question(socket))).isNotZero();
    }

    @Test
    void waitingGoesOnUntilTheServerIsHealthy() throws Exception {
        try (ServerSocket socket = listen()) {
            Process bash = new ProcessBuilder(HealthCheck.wait(URI.create("http://127.0.0.1:" + socket.getLocalPort())))
                    .start();

            answer(socket, "HTTP/1.0 500 Internal Server Error", "", "HTTP/1.0 200 OK");

            assertThat(bash.waitFor()).isZero();
        }
    }

    @Test
    void anAddressOfVersionSixHasNoBrackets() {
        assertThat(HealthCheck.wait(URI.create("http://[::1]:8080")).get(2)).contains("/dev/tcp/::1/8080 ");
    }
}
