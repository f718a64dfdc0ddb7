package dev.libsqlctl.packages;

import static dev.libsqlctl.support.RunAssert.assertThat;

import dev.libsqlctl.support.BareMachine;
import dev.libsqlctl.support.ConsoleExamples;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of installing, as printed, in a directory that holds what was downloaded. */
@Tag("packages")
@DockerTest
@NeedsProgram("dpkg-query")
class ReadmeInstallIT {
    /** Nobody else is on a bare machine, so root may do what {@code sudo} allows. */
    private static final String SUDO = "printf '#!/bin/sh\\nexec \"$@\"\\n' > /usr/bin/sudo && chmod +x /usr/bin/sudo";

    @TempDir
    Path directory;

    @Test
    void everyCommandPrintsWhatTheReadmeSays() throws IOException {
        List<String> readme = Files.readAllLines(Path.of(System.getProperty("libsqlctl.basedir"), "README.md")).stream()
                .map(line -> line.replace("amd64", Packages.MACHINE))
                .toList();
        List<Readme.Command> commands = Readme.commands(readme).stream()
                .filter(command -> command.chapter().equals(Readme.INSTALL))
                .toList();

        try (BareMachine machine = BareMachine.start()) {
            assertThat(machine.run(SUDO + " && cp /packages/* /root")).succeeded();
            ConsoleExamples.assertAsPrinted(machine.bash(directory), commands);
        }
    }
}
