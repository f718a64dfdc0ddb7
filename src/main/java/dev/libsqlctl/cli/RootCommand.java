package dev.libsqlctl.cli;

import dev.libsqlctl.config.ProgramVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code libsqlctl} without a command. */
@Command(
        name = "libsqlctl",
        versionProvider = RootCommand.Version.class,
        description = "Runs a self-hosted libSQL server and talks to it.")
final class RootCommand implements Callable<Integer> {
    @Mixin
    private final GlobalOptions global;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    private boolean version;

    private final Context context;

    RootCommand(Context context) {
        this.context = context;
        this.global = context.global();
    }

    @Override
    public Integer call() {
        CommandList.show(context.renderer());
        return 0;
    }

    /** What {@code --version} shows. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"libsqlctl " + ProgramVersion.text()};
        }
    }
}
