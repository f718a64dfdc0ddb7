package dev.libsqlctl.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What all units of a server have. */
final class UnitParts {
    /** Longer than the 30 s that sqld gives to clients that still talk to it. */
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

    private UnitParts() {}

    /** {@return where a unit finds secrets that no file is known for} */
    static Path envFile(String server) {
        return Path.of("/etc/" + server + ".env");
    }

    /** {@return what to do with a unit} */
    static List<String> use(String server, ServerVariables variables, Path envFile) {
        List<String> lines = new ArrayList<>();
        lines.add("Put this into /etc/systemd/system/" + ExportFormat.SYSTEMD.fileName(server) + ", then:");
        lines.add("  systemctl daemon-reload && systemctl enable --now " + server);
        lines.addAll(secrets(variables, envFile));
        return lines;
    }

    /** {@return where secrets are to be} */
    static List<String> secrets(ServerVariables variables, Path envFile) {
        return variables.secret().isEmpty()
                ? List.of()
                : List.of(
                        "Secrets are not in here. " + UnitSyntax.file(envFile).replace("%%", "%")
                                + ", which only root may read, has to set:",
                        "  " + String.join(" ", variables.secret()));
    }

    static void unit(UnitFile unit, String server) {
        unit.section("Unit")
                .line("Description", "libSQL server " + server)
                .line("Wants", "network-online.target")
                .line("After", "network-online.target");
    }

    /** Without its secrets a server might be open to everybody: then it is not started. */
    static void environment(UnitFile unit, ServerVariables variables, Path envFile) {
        variables.plain().forEach((name, value) -> unit.line("Environment", UnitSyntax.word(name + "=" + value)));
        requireSecrets(unit, variables, envFile);
    }

    static void requireSecrets(UnitFile unit, ServerVariables variables, Path envFile) {
        if (!variables.secret().isEmpty()) {
            unit.line("EnvironmentFile", UnitSyntax.file(envFile));
        }
        variables.secret().forEach(name -> unit.line("ExecStartPre", "/usr/bin/test -n ${" + name + "}"));
    }

    /** Fetching an image and recovering a log take their time. */
    static void start(UnitFile unit) {
        unit.line("TimeoutStartSec", Long.toString(HealthCheck.START_PERIOD.toSeconds()));
    }

    static void install(UnitFile unit) {
        unit.section("Install").line("WantedBy", "multi-user.target");
    }
}
