package dev.libsqlctl.cli;

import dev.libsqlctl.auth.KeyPairFiles;
import dev.libsqlctl.auth.KeyPairFiles.Existing;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerFinder;
import dev.libsqlctl.server.StartReport;
import dev.libsqlctl.setup.KeyPlacement;
import dev.libsqlctl.setup.KeyPlacement.Placed;
import dev.libsqlctl.setup.KeySetup;
import dev.libsqlctl.setup.SecureServer;
import dev.libsqlctl.setup.TokenProof;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "generate-jwt",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl generate-jwt",
            "  libsqlctl generate-jwt --secure --restart",
            "  JWT_TOKEN=$(libsqlctl generate-jwt --key private.pem --no-demo) libsqlctl play",
            ""
        },
        description = {
            "Makes a pair of Ed25519 keys, private.pem and public.pub, and shows that a token of it is accepted, and refused once it",
            "has expired. The token allows everything for ever: 'libsqlctl token create' makes others.",
            "With --secure the server gets the public key; with --restart it is made again secured, and that is proved."
        })
final class GenerateJwtCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(names = "--key", paramLabel = "FILE", description = "Use this private key again instead of making a pair.")
    private Path keyFile;

    @Option(names = "--force", description = "Replace keys that are there: tokens of the old ones are refused then.")
    private boolean force;

    @Option(names = "--no-demo", description = "Print the token alone on stdout.")
    private boolean noDemo;

    @Option(names = "--secure", description = "Put the public key into the data directory and its name into .env.")
    private boolean secure;

    @Option(
            names = "--restart",
            description = "Like --secure, then make the server again secured, keep its data, and prove that it is.")
    private boolean restart;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "The variables of a secured server, for --secure (default: .env).")
    private Path envFile;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long it may take to be ready (default: 60s).")
    private Duration timeout;

    GenerateJwtCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!secure && !restart) {
            finish(new KeyAnswer(context, setup().run(Optional.empty()).key()));
            return 0;
        }
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            Optional<Server> before = new ServerFinder(engines).findIfAny(server.query(context));
            if (restart && before.isEmpty()) {
                throw new LibsqlctlException(
                        ErrorCode.SERVER_NOT_FOUND,
                        "there is no server for " + server.dataDirectory(context) + " to be made again",
                        "Leave --restart out, then make one with 'libsqlctl first-start'.");
            }
            KeySetup.Result result = setup().run(Optional.of(placement()));
            KeyAnswer answer = new KeyAnswer(context, result.key());
            Placed placed = result.placed().orElseThrow();
            answer.placed(placed);
            if (restart) {
                StartReport report = new SecureServer(engines, server.query(context), placed.envFile())
                        .run(before.orElseThrow(), timeout, progress);
                answer.proved(report, new TokenProof(report.server(), Clock.systemUTC()).run(result.key()));
            } else {
                answer.next(before);
            }
            finish(answer);
            return 0;
        }
    }

    private KeySetup setup() {
        return new KeySetup(
                KeyPairFiles.in(context.workingDirectory()),
                Optional.ofNullable(keyFile).map(context.workingDirectory()::resolve),
                force ? Existing.REPLACE : Existing.KEEP,
                server.dataDirectory(context));
    }

    private KeyPlacement placement() {
        Path variables = context.workingDirectory().resolve(envFile == null ? Path.of(".env") : envFile);
        return new KeyPlacement(new DataDirectory(server.dataDirectory(context)), variables.normalize());
    }

    private void finish(KeyAnswer answer) {
        SigningKey key = answer.key();
        String token = new TokenIssuer(key).issue(TokenRequest.full(Optional.empty()));
        if (!noDemo) {
            new JwtDemonstration(key, Clock.systemUTC(), answer::line).run(token);
        }
        answer.show(noDemo ? List.of(token) : List.of(), token);
    }
}
