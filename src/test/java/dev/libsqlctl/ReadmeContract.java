package dev.libsqlctl;

import dev.libsqlctl.support.CleanClone;
import dev.libsqlctl.support.ConsoleExamples;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The README's commands, run as printed on a clean clone, one after the other, by one kind of reader. */
abstract class ReadmeContract {
    /** Runs these very tests, so a test cannot run it. */
    private static final String TESTS = "mvn verify";

    private Path clone;

    /** {@return where the clone is made, or made again} */
    abstract Path directory();

    /** {@return whether the commands of a chapter can be run here} */
    abstract boolean runs(String chapter);

    /** {@return the shell, with what this reader has in the environment} */
    abstract Program bash(Program bash);

    @AfterEach
    void removeWhatAFailureLeft() {
        Program program = Program.of(clone.resolve("libsqlctl"), clone);
        for (String name : List.of("libsql-server_latest", "secure-libsql-server_latest", "libsql-server_native")) {
            program.run("destroy", "--yes", "--name", name);
        }
    }

    @Test
    void everyCommandPrintsWhatTheReadmeSays() throws IOException {
        clone = CleanClone.into(directory().resolve("libsqlctl"));
        List<Readme.Command> commands = Readme.commands(Files.readAllLines(clone.resolve("README.md"))).stream()
                .filter(command -> runs(command.chapter()))
                .filter(command -> !command.text().equals(TESTS))
                .toList();

        ConsoleExamples.assertAsPrinted(bash(Program.of(Path.of("/bin/bash"), clone)), commands);
    }
}
