package dev.libsqlctl.doctor;

import static dev.libsqlctl.support.RunAssert.assertThat;

import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory of its own, with a server of its own if a test makes one. */
abstract class DoctorFixture {
    final int port = FreePort.next();

    @TempDir
    Path directory;

    /** {@return the engine's name, as users type it} */
    abstract String engine();

    Program program() {
        return Program.in(directory)
                .with("LIBSQLCTL_ENGINE", engine())
                .with("LIBSQLCTL_NAME", "libsqlctl-doctor-" + port)
                .with("LIBSQLCTL_PORT", Integer.toString(port));
    }

    @AfterEach
    void removeServer() {
        program().run("destroy", "--yes", "--data", "--timeout", "5s");
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    void permit(String name, String permissions) throws IOException {
        Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString(permissions));
    }

    void succeeds(String... arguments) {
        assertThat(program().run(arguments)).succeeded();
    }

    /** {@return what a successful run printed} */
    String text(String... arguments) {
        return assertThat(program().run(arguments)).succeeded().text();
    }

    /** {@return the token of a server that was made secured and runs} */
    String secured() {
        String token = text("generate-jwt", "--secure", "--no-demo");
        succeeds("first-start");
        return token;
    }
}
