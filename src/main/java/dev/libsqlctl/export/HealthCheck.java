package dev.libsqlctl.export;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Asks a server whether it is healthy with nothing but Bash, because the server's image has neither curl nor wget. It sends a whole request: sqld would wait for a connection that says
 * nothing when it is to end.
 */
final class HealthCheck {
    /** How often it is asked. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** How long an answer may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** After how many failures in a row the server counts as unhealthy. */
    static final int RETRIES = 3;

    /** How long a server may take to recover its log at its start. */
    static final Duration START_PERIOD = Duration.ofMinutes(5);

    /** Podman 5.4 waits for a check that hangs, whatever time-out it was given. */
    private static final int PATIENCE = 4;

    private static final String PAUSE = "0.2";

    private HealthCheck() {}

    /** {@return the command that succeeds when the server in the same container is healthy} */
    static List<String> inContainer() {
        return List.of("/bin/bash", "-c", question("127.0.0.1", 8080));
    }

    /** {@return the command that ends when the server is healthy} */
    static List<String> wait(URI server) {
        String host = server.getHost().replaceAll("[\\[\\]]", "");
        return List.of(
                "/bin/bash",
                "-c",
                "until (" + question(host, server.getPort()) + ") 2>/dev/null; do sleep " + PAUSE + "; done");
    }

    /** {@return words for Bash that succeed when the server is healthy} */
    static String question(String host, int port) {
        return "exec 3<>/dev/tcp/" + host + "/" + port + " && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && read -t "
                + PATIENCE + " -r line <&3 && [[ $line == *' 200 '* ]]";
    }
}
