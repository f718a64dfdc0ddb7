package dev.libsqlctl.cli;

import dev.libsqlctl.hrana.Endpoint;
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

    /** {@return the database that is meant} */
    Endpoint endpoint(Context context) {
        return context.targets().resolve(Optional.ofNullable(url), token.file());
    }
}
