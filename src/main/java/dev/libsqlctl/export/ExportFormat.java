package dev.libsqlctl.export;

import java.util.Locale;

/** Who is to run the server. */
public enum ExportFormat {
    /** Docker Compose. */
    COMPOSE("compose.yaml"),
    /** systemd. */
    SYSTEMD("%s.service"),
    /** systemd, by way of Podman's Quadlet. */
    QUADLET("%s.container");

    private final String fileName;

    ExportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** {@return its name} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return what a file of it is called} */
    String fileName(String server) {
        return String.format(fileName, server);
    }
}
