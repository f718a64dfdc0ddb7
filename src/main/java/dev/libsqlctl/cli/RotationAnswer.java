package dev.libsqlctl.cli;

import dev.libsqlctl.auth.VerificationKey;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.setup.RotationReport;
import java.time.Instant;
import java.util.List;

/** How a change of keys is shown. */
final class RotationAnswer {
    private RotationAnswer() {}

    static void show(Renderer renderer, String headline, RotationReport report) {
        List<String> old =
                report.keys().old().stream().map(VerificationKey::fingerprint).toList();
        Fields fields = new Fields()
                .add("key", report.keys().current().fingerprint())
                .add("old keys", old, old.isEmpty() ? null : String.join(", ", old))
                .add("retire after", report.keys().overlapEnd().map(Instant::toString))
                .add(
                        "restarted",
                        report.restarted().map(Server::name).orElse(null),
                        report.restarted()
                                .map(Server::name)
                                .orElse("no: no server runs; the next start reads the keys"));
        renderer.show(headline, fields);
    }
}
