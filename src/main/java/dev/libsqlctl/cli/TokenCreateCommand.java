package dev.libsqlctl.cli;

import dev.libsqlctl.auth.Access;
import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl token create > token.txt",
            "  libsqlctl token create --expires 12h --access ro --namespace default",
            "  LIBSQLCTL_TOKEN=$(libsqlctl token create --expires 1h) libsqlctl play",
            ""
        },
        description =
                "Makes a token with a private key and prints it alone on stdout. What it allows is said on stderr.")
final class TokenCreateCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            defaultValue = "30d",
            converter = Expiry.Converter.class,
            description = "How long it lives, such as 12h or 7d, or never (default: ${DEFAULT-VALUE}).")
    private Expiry expires;

    @Option(
            names = "--access",
            paramLabel = "ACCESS",
            defaultValue = "rw",
            converter = Choice.OfAccess.class,
            description = "What it allows: ro or rw (default: ${DEFAULT-VALUE}).")
    private Access access;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            arity = "1..*",
            description = "Where it allows that (default: on every namespace).")
    private List<String> namespaces = List.of();

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            defaultValue = TokenRequest.DEFAULT_SUBJECT,
            description = "Whom it is for; the server does not look at it (default: ${DEFAULT-VALUE}).")
    private String subject;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "private.pem",
            description = "The private key (default: ${DEFAULT-VALUE}).")
    private Path keyFile;

    TokenCreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SigningKey key = KeyFiles.privateKey(context.workingDirectory().resolve(keyFile));
        Optional<Instant> end = expires.from(Clock.systemUTC());
        String token = new TokenIssuer(key).issue(new TokenRequest(subject, end, access, namespaces));
        end.ifPresentOrElse(
                moment -> context.console().say("expires: " + moment),
                () -> context.console()
                        .say("warning: this token never expires: only another key on the server ends it"));
        Fields fields = new Fields()
                .add("token", token)
                .add("expires", end.map(Instant::toString))
                .add("access", access.name().toLowerCase(Locale.ROOT))
                .add("namespaces", namespaces)
                .add("key", key.publicKey().fingerprint());
        context.renderer().show(List.of(token), fields.members());
        return 0;
    }
}
