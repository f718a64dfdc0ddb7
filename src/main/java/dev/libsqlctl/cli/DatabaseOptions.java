package dev.libsqlctl.cli;

import dev.libsqlctl.target.FileTarget;
import dev.libsqlctl.target.ServerTarget;
import dev.libsqlctl.target.Target;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which database is meant where a local file will do as well. */
final class DatabaseOptions {
    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "The database: the URL of a server (http, https, ws, wss, libsql; default:"
                    + " http://127.0.0.1:8080), or a local file, such as sqlite:app.db.")
    private String url;

    @Mixin
    private TokenOptions token;

    /** {@return the server's database or the local file that is meant} */
    Target target(Context context) {
        Optional<String> given = Optional.ofNullable(url);
        return context.targets()
                .localFile(given)
                .<Target>map(file -> new FileTarget(context.workingDirectory().resolve(file)))
                .orElseGet(() -> new ServerTarget(context.targets().resolve(given, token.file())));
    }
}
