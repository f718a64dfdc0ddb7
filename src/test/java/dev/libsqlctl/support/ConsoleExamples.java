package dev.libsqlctl.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Runs the commands of a document as printed, one after the other. */
public final class ConsoleExamples {
    private ConsoleExamples() {}

    /** Fails at the first command that does not end well, or prints anything else than the document says. */
    public static void assertAsPrinted(Program bash, List<Readme.Command> commands) {
        assertThat(commands).isNotEmpty();
        for (Readme.Command command : commands) {
            Program.Run run = bash.run("-c", command.text());

            assertThat(run.exitCode()).as(command + "\n" + run).isZero();
            assertThat(run.out()).as(command + "\n" + run).matches(command.pattern());
        }
    }
}
