package dev.libsqlctl.cli;

import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.auth.TokenVerifier;
import dev.libsqlctl.auth.TokenVerifier.Verified;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl token verify - < token.txt",
            "  libsqlctl token verify - --public-key sqld-data/public.pub < token.txt",
            ""
        },
        description = {
            "Verifies a token's signature and times. Ends with 0 when it is valid, with 4 and the server's own words when not.",
            "The server itself goes on accepting a token for a minute after it expired, and does not look at nbf."
        })
final class TokenVerifyCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private TokenArgument token;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            defaultValue = "public.pub",
            description = "The public key, or keys, that it may be signed with (default: ${DEFAULT-VALUE}).")
    private Path publicKey;

    TokenVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Path file = context.workingDirectory().resolve(publicKey);
        Verified verified = new TokenVerifier(KeyFiles.publicKeys(file), clock).verify(token.text(context));
        Fields fields = new TokenWords(verified.token(), clock.instant())
                .fields()
                .add("key", verified.key().fingerprint());
        context.renderer().show("The token is valid.", fields);
        return 0;
    }
}
