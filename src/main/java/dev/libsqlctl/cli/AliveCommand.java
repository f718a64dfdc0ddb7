package dev.libsqlctl.cli;

import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.server.AliveCheck;
import dev.libsqlctl.server.AliveReport;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "alive",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl alive", "  libsqlctl alive --token-file token.txt", ""},
        description = {
            "Runs sqld --help where the server runs, then proves that the server lives: its health check, a read, and a",
            "write that is committed. Ends with 3 when it does not live, with 4 when it asks for a token."
        })
final class AliveCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Mixin
    private TokenOptions token;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "8s",
            description = "How long each probe may take (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    AliveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context)) {
            Optional<String> given = token.token(context);
            AliveReport report = new AliveCheck(engines).run(server.query(context), given, timeout);
            context.renderer().show(lines(report, given.isPresent()), members(report));
            return exit(report).number();
        }
    }

    private static ExitCode exit(AliveReport report) {
        if (report.alive()) {
            return ExitCode.DONE;
        }
        return report.refused() ? ExitCode.REFUSED : ExitCode.UNREACHABLE;
    }

    private static List<String> lines(AliveReport report, boolean token) {
        List<String> lines = new ArrayList<>(report.help().lines().toList());
        lines.add("");
        for (Probe probe : report.probes()) {
            lines.add(String.format(
                    "%-7s%-8s%s (%s)",
                    probe.name(),
                    probe.outcome().name().toLowerCase(Locale.ROOT),
                    probe.detail(),
                    Quantities.duration(probe.took())));
        }
        lines.add(report.server().name() + verdict(report, token));
        return lines;
    }

    private static String verdict(AliveReport report, boolean token) {
        List<String> keys = KeyNames.of(report.server());
        if (report.alive()) {
            return " is alive, and "
                    + (report.server().secured() ? "secured" + by(keys) : "open to everybody who can reach it") + ".";
        }
        if (report.refused() && token) {
            return " answers, but refuses the token: it is secured" + by(keys)
                    + "; 'libsqlctl token inspect' shows what a token allows.";
        }
        return report.refused()
                ? " answers, but wants a token: give one with LIBSQLCTL_TOKEN, JWT_TOKEN or --token-file."
                : " is NOT alive: 'libsqlctl logs' may say why; if writers hang, 'libsqlctl restart' frees them.";
    }

    private static String by(List<String> keys) {
        return keys.isEmpty() ? "" : " by " + KeyNames.text(keys);
    }

    private static Map<String, Object> members(AliveReport report) {
        List<Object> probes = new ArrayList<>();
        for (Probe probe : report.probes()) {
            probes.add(new Fields()
                    .add("name", probe.name())
                    .add("outcome", probe.outcome().name().toLowerCase(Locale.ROOT))
                    .add("detail", probe.detail())
                    .add("took ms", probe.took().toMillis())
                    .members());
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", report.server().name());
        members.put("url", report.server().url().toString());
        members.put("secured", report.server().secured());
        members.put("keys", KeyNames.of(report.server()));
        members.put("alive", report.alive());
        members.put("probes", probes);
        members.put("sqld_help", report.help());
        return members;
    }
}
