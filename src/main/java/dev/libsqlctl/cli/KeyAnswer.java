package dev.libsqlctl.cli;

import dev.libsqlctl.auth.KeyPairFiles;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.StartReport;
import dev.libsqlctl.setup.KeyPlacement.Placed;
import dev.libsqlctl.setup.TokenProof.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of a pair of keys that was made: the demonstration is the answer, all else is talk, and JSON holds all of it. */
final class KeyAnswer {
    private final Context context;
    private final SigningKey key;
    private final Map<String, Object> members = new LinkedHashMap<>();

    KeyAnswer(Context context, SigningKey key) {
        this.context = context;
        this.key = key;
        KeyPairFiles files = KeyPairFiles.in(context.workingDirectory());
        members.put("fingerprint", key.publicKey().fingerprint());
        members.put("public_key", key.publicKey().text());
        members.put("public_key_file", files.publicKey().toString());
        context.console()
                .say("public key: " + files.publicKey() + " (" + key.publicKey().fingerprint() + ")");
        context.console().say("the private key makes tokens: keep it secret, and out of the data directory");
    }

    SigningKey key() {
        return key;
    }

    /** Says what the server was given. */
    void placed(Placed placed) {
        members.put("key_file", placed.keyFile().toString());
        members.put("env_file", placed.envFile().toString());
        context.console().say("server's key: " + placed.keyFile());
        context.console()
                .say(placed.envFile() + (placed.envFileChanged() ? " now names the key" : " named the key already"));
    }

    /** Says what is to be done next. */
    void next(Optional<Server> server) {
        String command = server.map(found -> found.secured()
                        ? "libsqlctl restart"
                        : "libsqlctl generate-jwt --key private.pem --secure --restart")
                .orElse("libsqlctl first-start");
        members.put("next", command);
        context.console().say("next: " + command);
    }

    /** Says how the server was secured and what proves it. */
    void proved(StartReport report, List<Check> checks) {
        members.put("server", report.server().name());
        Map<String, Object> proof = new LinkedHashMap<>();
        checks.forEach(check -> proof.put(check.token(), check.answer()));
        members.put("proof", proof);
        context.console().say(report.server().name() + " is secured, and keeps its data:");
        checks.forEach(check -> context.console().say("  " + check.token() + ": " + check.answer()));
    }

    /** Shows a line of the demonstration. */
    void line(String line) {
        if (context.global().format() == Format.TEXT) {
            context.console().out().println(line);
            context.console().out().flush();
        }
    }

    /** Shows the rest. */
    void show(List<String> lines, String token) {
        members.put("token", token);
        context.renderer().show(lines, members);
    }
}
