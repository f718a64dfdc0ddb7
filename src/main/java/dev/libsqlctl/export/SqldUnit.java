package dev.libsqlctl.export;

import dev.libsqlctl.server.ProcessBlueprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A unit of systemd that runs sqld itself. */
final class SqldUnit {
    private static final String ROOT = "root";
    private static final int PRIVILEGED_PORTS = 1024;
    private static final List<Path> HOMES = List.of(Path.of("/home"), Path.of("/root"), Path.of("/run/user"));
    private static final List<Path> TEMPORARY = List.of(Path.of("/tmp"), Path.of("/var/tmp"));

    private SqldUnit() {}

    static String of(ProcessBlueprint process, ServerVariables variables, List<String> notes) {
        UnitFile unit = new UnitFile()
                .comments(Notes.heading(
                        process, UnitParts.use(process.name(), variables, envFile(process)), remarks(process, notes)));
        UnitParts.unit(unit, process.name());
        unit.section("Service")
                .line("Type", "exec")
                .line("User", process.user())
                .line("Group", process.group())
                .line("WorkingDirectory", UnitSyntax.directory(directory(process)));
        UnitParts.environment(unit, variables, envFile(process));
        unit.line("ExecStart", UnitSyntax.command(process.command()))
                .line(
                        "ExecStartPost",
                        UnitSyntax.command(HealthCheck.wait(process.server().url())));
        UnitParts.start(unit);
        unit.line("KillSignal", "SIGTERM")
                .line("TimeoutStopSec", Long.toString(UnitParts.STOP_TIMEOUT.toSeconds()))
                .line("Restart", "on-failure")
                .line("RestartSec", "1");
        restrict(unit, process);
        UnitParts.install(unit);
        return unit.text();
    }

    private static Path directory(ProcessBlueprint process) {
        return process.server().dataDirectory();
    }

    private static Path envFile(ProcessBlueprint process) {
        return process.envFile().orElseGet(() -> UnitParts.envFile(process.name()));
    }

    private static List<String> remarks(ProcessBlueprint process, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        if (liesIn(process, HOMES)) {
            all.add(
                    "the program or the data lie in somebody's home. The program may be copied, for example to /usr/local/bin");
        }
        return all;
    }

    /** What sqld does not need, and may therefore not do. */
    private static void restrict(UnitFile unit, ProcessBlueprint process) {
        unit.line("NoNewPrivileges", "yes")
                .line("ProtectSystem", "strict")
                .line("ReadWritePaths", UnitSyntax.word(directory(process).toString()))
                .line("ProtectHome", liesIn(process, HOMES) ? "read-only" : "yes")
                .line("PrivateTmp", liesIn(process, TEMPORARY) ? "no" : "yes");
        Stream.of(
                        "PrivateDevices",
                        "ProtectClock",
                        "ProtectControlGroups",
                        "ProtectHostname",
                        "ProtectKernelLogs",
                        "ProtectKernelModules",
                        "ProtectKernelTunables",
                        "LockPersonality",
                        "RestrictNamespaces",
                        "RestrictRealtime",
                        "RestrictSUIDSGID")
                .forEach(key -> unit.line(key, "yes"));
        unit.line("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX");
        if (!process.user().equals(ROOT)) {
            String capabilities = process.server().port() < PRIVILEGED_PORTS ? "CAP_NET_BIND_SERVICE" : "";
            unit.line("CapabilityBoundingSet", capabilities).line("AmbientCapabilities", capabilities);
        }
    }

    /** {@return whether the program or the data lie in one of some directories} */
    private static boolean liesIn(ProcessBlueprint process, List<Path> places) {
        return Stream.of(Path.of(process.command().get(0)), directory(process))
                .anyMatch(path -> places.stream().anyMatch(path::startsWith));
    }
}
