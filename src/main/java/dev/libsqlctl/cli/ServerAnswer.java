package dev.libsqlctl.cli;

import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.StartReport;
import java.util.List;
import java.util.Locale;

/** How a server is shown. */
final class ServerAnswer {
    private static final int SHORT_ID = 12;

    private ServerAnswer() {}

    /** {@return the answer of a command that started a server} */
    static Fields of(StartReport report) {
        Fields fields = new Fields()
                .add("outcome", report.outcome().name().toLowerCase(Locale.ROOT), null)
                .add("name", report.server().name(), null)
                .add("state", report.server().state().name().toLowerCase(Locale.ROOT), null);
        return details(fields, report.server(), report.secured(), report.version());
    }

    /** Adds what a server is. */
    static Fields details(Fields fields, Server server, boolean secured, String version) {
        List<String> keys = KeyNames.of(server);
        fields.add("url", server.url().toString())
                .add("secured", secured)
                .add("keys", keys, KeyNames.text(keys))
                .add("engine", server.engine().id());
        server.id()
                .ifPresent(id -> fields.add(
                        server.engine() == EngineKind.DOCKER ? "container" : "pid",
                        server.engine() == EngineKind.DOCKER ? id : (Object) Long.valueOf(id),
                        server.engine() == EngineKind.DOCKER ? id.substring(0, Math.min(SHORT_ID, id.length())) : id));
        return fields.add("version", version)
                .add(server.engine() == EngineKind.DOCKER ? "image" : "binary", server.image())
                .add("digest", server.digest())
                .add("node", server.node().id())
                .add("data directory", server.dataDirectory());
    }
}
