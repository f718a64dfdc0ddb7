package dev.libsqlctl.cli;

import dev.libsqlctl.cli.completion.Place;
import dev.libsqlctl.cli.completion.Shell;
import dev.libsqlctl.cli.manual.ManualPage;
import dev.libsqlctl.config.ProgramVersion;
import dev.libsqlctl.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Writes the manual pages and completion scripts of a distribution. The build runs it; no command does. */
final class ShareFiles {
    private static final Map<Shell, String> SCRIPTS = Map.of(
            Shell.BASH, "bash-completion/completions/libsqlctl",
            Shell.ZSH, "zsh/site-functions/_libsqlctl",
            Shell.FISH, "fish/vendor_completions.d/libsqlctl.fish");

    private ShareFiles() {}

    /**
     * Writes them all.
     *
     * @param arguments the directory {@code share}, whose pages are replaced, and the moment that the build gives its files, ISO 8601
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path share = Path.of(arguments[0]);
        CommandLine program =
                CommandLines.all(new Context(null, new Settings(Map.of(), share), share, new GlobalOptions()));
        Path pages = share.resolve("man/man1");
        removeAll(pages);
        write(pages, program, arguments[1].split("T", 2)[0]);
        List<Place> places = CommandModel.completions(program);
        for (Map.Entry<Shell, String> script : SCRIPTS.entrySet()) {
            Path file = share.resolve(script.getValue());
            Files.createDirectories(file.getParent());
            Files.writeString(file, script.getKey().script(places));
        }
    }

    /** The page of a command that is no more must not stay. */
    private static void removeAll(Path pages) throws IOException {
        Files.createDirectories(pages);
        try (var files = Files.list(pages)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void write(Path pages, CommandLine command, String date) throws IOException {
        ManualPage page = new ManualPage(command, CommandModel::summary);
        Files.writeString(pages.resolve(page.fileName()), page.text(ProgramVersion.text(), date));
        for (CommandLine next : command.getSubcommands().values()) {
            write(pages, next, date);
        }
    }
}
