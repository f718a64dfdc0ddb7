package dev.libsqlctl.cli;

import dev.libsqlctl.backup.create.Source;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.config.Setting;
import dev.libsqlctl.server.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which database is backed up. */
final class SourceOptions {
    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description =
                    "The database: the URL of a server, or a local file, such as sqlite:app.db (default: the data directory"
                            + " if there is one, else http://127.0.0.1:8080).")
    private String url;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "The data directory (default: ./sqld-data).")
    private Path dataDirectory;

    @Mixin
    private TokenOptions token;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** {@return the database that is meant} What was typed comes first, then a URL of the environment, then the data directory. */
    Source source(Context context) {
        if (url == null
                && (typed("--data-dir")
                        || named(context).isEmpty()
                                && Files.isDirectory(directory(context).databasePath()))) {
            DataDirectory directory = directory(context);
            return new Source.LocalFile(directory.database(), Origin.Kind.DATA_DIRECTORY, directory.serverVersion());
        }
        return context.targets()
                .localFile(Optional.ofNullable(url))
                .<Source>map(file -> new Source.LocalFile(
                        context.workingDirectory().resolve(file).normalize(), Origin.Kind.FILE, Optional.empty()))
                .orElseGet(() -> server(context));
    }

    /** {@return what to ask when that may not be read: for a data directory that is there its server} */
    Optional<Source> fallback(Context context, Source source) {
        boolean forbidden = source instanceof Source.LocalFile file
                && file.kind() == Origin.Kind.DATA_DIRECTORY
                && !Files.isReadable(file.path())
                && !Files.notExists(file.path());
        return forbidden ? Optional.of(server(context)) : Optional.empty();
    }

    private Source server(Context context) {
        return new Source.OfServer(context.targets().resolve(Optional.ofNullable(url), token.file()));
    }

    private Optional<String> named(Context context) {
        return context.settings().get(Setting.URL);
    }

    private DataDirectory directory(Context context) {
        return new DataDirectory(context.workingDirectory().resolve(dataDirectory));
    }

    private boolean typed(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }
}
