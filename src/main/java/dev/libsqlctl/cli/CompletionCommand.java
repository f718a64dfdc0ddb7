package dev.libsqlctl.cli;

import dev.libsqlctl.cli.completion.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        headerHeading = "Examples:%n",
        header = {
            "  eval \"$(libsqlctl completion bash)\"",
            "  libsqlctl completion zsh > \"${fpath[1]}/_libsqlctl\"",
            "  libsqlctl completion fish > ~/.config/fish/completions/libsqlctl.fish",
            ""
        },
        description =
                "Prints the script that has a shell complete commands, options and their values. An installed program brings it along, in share.")
final class CompletionCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "SHELL", converter = Choice.OfShell.class, description = "The shell: bash, zsh or fish.")
    private Shell shell;

    CompletionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String script = shell.script(CommandModel.completions(CommandLines.all(context)));
        Fields fields = new Fields().add("shell", shell.program()).add("script", script);
        context.renderer().show(List.of(script.stripTrailing()), fields.members());
        return 0;
    }
}
