package dev.libsqlctl.cli;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.target.FileTarget;
import dev.libsqlctl.target.ServerTarget;
import dev.libsqlctl.target.Target;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which database is meant, and with which token. */
final class TargetOptions {
    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "The database's URL: http, https, ws, wss or libsql (default: http://127.0.0.1:8080).")
    private String url;

    @Mixin
    private TokenOptions token;

    /** {@return the server's database or the local file that is meant} */
    Target target(Context context) {
        return context.targets()
                .localFile(Optional.ofNullable(url))
                .<Target>map(file -> new FileTarget(context.workingDirectory().resolve(file)))
                .orElseGet(() -> new ServerTarget(endpoint(context)));
    }

    /** {@return the server's database that is meant} */
    Endpoint endpoint(Context context) {
        return context.targets().resolve(Optional.ofNullable(url), token.file());
    }
}
