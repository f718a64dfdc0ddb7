package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import dev.libsqlctl.auth.ForeignTokens;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making keys and tokens, without a server. */
class KeysIT {
    @TempDir
    Path directory;

    private Program program() {
        return Program.in(directory).with("LIBSQLCTL_ENGINE", "native");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void generateJwtPrintsWhatTheMakefilesScriptDid() throws IOException {
        Run run = program().run("generate-jwt");

        String key = Files.readString(file("public.pub"));
        assertThat(run).succeeded();
        assertThat(run.out()).matches("""
                Public Key \\(bytes\\):      b'%s'

                 ----- Should get the payload \\(no expiration time\\)
                JWT: eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9\\.eyJzdWIiOiJhY2Nlc3MifQ\\.[A-Za-z0-9_-]{86}
                payload: \\{'sub': 'access'}

                 ----- Should raise an exception when token expire after 2 seconds
                JWT: eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}
                Sleep for 2 seconds
                Signature has expired
                """.formatted(key));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("private.pem"))))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("private.pem", "public.pub");
    }

    @Test
    void aPairIsUsedAgainAndNotReplacedUnasked() throws IOException {
        String first = assertThat(program().run("generate-jwt", "--no-demo"))
                .succeeded()
                .text();
        String key = Files.readString(file("private.pem"));

        assertThat(program().run("generate-jwt", "--no-demo"))
                .failedWith(ErrorCode.KEY_EXISTS)
                .warns("--force");
        assertThat(file("private.pem")).hasContent(key);
        assertThat(assertThat(program().run("generate-jwt", "--no-demo", "--key", "private.pem"))
                        .succeeded()
                        .text())
                .as("Ed25519 signs the same in the same way")
                .isEqualTo(first);
        Files.delete(file("public.pub"));
        assertThat(program().run("generate-jwt", "--no-demo", "--key", "private.pem"))
                .succeeded();
        assertThat(program().run("token", "verify", first)).succeeded();
        assertThat(program().run("generate-jwt", "--no-demo", "--force")).succeeded();
        assertThat(program().run("token", "verify", first))
                .failedWith(ErrorCode.AUTH_JWT_INVALID)
                .exitedWith(4);
    }

    @Test
    void secureFillsTheDataDirectoryAndKeepsWhatIsInDotEnv() throws IOException {
        Files.writeString(file(".env"), "# mine\nLIBSQLCTL_PORT=8080");

        Run run = program().run("generate-jwt", "--secure", "--no-demo");

        assertThat(run).succeeded().warns("next: libsqlctl first-start");
        assertThat(file(".env")).hasContent("# mine\nLIBSQLCTL_PORT=8080\nSQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        assertThat(file("sqld-data/public.pub")).hasSameTextualContentAs(file("public.pub"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("sqld-data/public.pub"))))
                .isEqualTo("rw-r--r--");
        assertThat(program().run("generate-jwt", "--secure", "--no-demo", "--key", "private.pem"))
                .succeeded()
                .warns("named the key already");
        Files.delete(file("private.pem"));
        Files.delete(file("public.pub"));
        assertThat(program().run("generate-jwt", "--secure", "--no-demo"))
                .failedWith(ErrorCode.KEY_EXISTS)
                .warns("keys rotate");
        assertThat(names()).containsExactly(".env", "sqld-data");
    }

    @Test
    void whatCannotBeSecuredIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(file(".env"), "SQLD_AUTH_JWT_KEY_FILE=other.pub\n");
        assertThat(program().run("generate-jwt", "--secure")).failedWith(ErrorCode.ENV_FILE_CONFLICT);
        Files.writeString(file(".env"), "no assignment\n");
        assertThat(program().run("generate-jwt", "--secure")).failedWith(ErrorCode.ENV_FILE_MALFORMED);
        Files.delete(file(".env"));
        assertThat(program().run("generate-jwt", "--restart"))
                .failedWith(ErrorCode.SERVER_NOT_FOUND)
                .exitedWith(3);
        assertThat(program().run("generate-jwt", "--data-dir", ".")).failedWith(ErrorCode.KEY_UNSAFE);

        assertThat(names()).isEmpty();
    }

    @Test
    void withoutAServerRotationChangesTheFilesAndSaysSo() throws IOException {
        assertThat(program().run("keys", "rotate")).failedWith(ErrorCode.KEY_MISSING);
        assertThat(program().run("generate-jwt", "--secure", "--no-demo")).succeeded();
        String before = Files.readString(file("public.pub"));

        assertThat(program().run("keys", "rotate", "--overlap", "1s"))
                .succeeded()
                .says("no: no server runs");
        assertThat(file("public.pub")).content().isNotEqualTo(before);
        assertThat(file("sqld-data/public.pub")).content().containsSubsequence("BEGIN PUBLIC KEY", "retired after");
        String token = assertThat(program().run("token", "create")).succeeded().text();
        assertThat(program().run("token", "verify", token, "--public-key", "sqld-data/public.pub"))
                .succeeded();
        assertThat(program().run("keys", "retire", "--force")).succeeded();
        assertThat(file("sqld-data/public.pub")).hasSameTextualContentAs(file("public.pub"));

        Files.delete(file("private.pem"));
        Files.delete(file("public.pub"));
        assertThat(program().run("generate-jwt", "--no-demo")).succeeded();
        assertThat(program().run("keys", "rotate")).failedWith(ErrorCode.KEY_EXISTS);
    }

    @Test
    void tokensAreInspectedAndVerifiedInWords() throws IOException {
        program().run("generate-jwt", "--no-demo");
        ForeignTokens foreign = new ForeignTokens(Files.readString(file("private.pem")));
        String reader = assertThat(
                        program().run("token", "create", "--access", "ro", "--namespace", "a", "--expires", "12h"))
                .succeeded()
                .text();

        assertThat(program().run("token", "inspect", reader))
                .succeeded()
                .says("allows   read on namespace a")
                .says("(in 11h 59m)")
                .says("no sandbox");
        JsonObject full = assertThat(program().run("token", "inspect", foreign.token("{}"), "--json"))
                .succeeded()
                .json();
        assertThat(full.getAsJsonArray("notes").toString()).contains("It allows everything.", "never expires");
        assertThat(program().run("token", "create", "--expires", "never"))
                .succeeded()
                .warns("warning: this token never expires");
        assertThat(program().run("token", "inspect", "x.y.z")).failedWith(ErrorCode.TOKEN_MALFORMED);
        long now = Instant.now().getEpochSecond();
        assertThat(program().run("token", "verify", foreign.token("{\"exp\":" + (now - 1) + "}")))
                .failedWith(ErrorCode.AUTH_JWT_EXPIRED)
                .warns("Authentication failed: The JWT has expired");
        assertThat(program().run("token", "verify", foreign.token("{\"nbf\":" + (now + 600) + "}")))
                .failedWith(ErrorCode.AUTH_JWT_IMMATURE);
        assertThat(program().run("token", "verify", foreign.token("{\"alg\":\"none\"}", "{}")))
                .failedWith(ErrorCode.AUTH_JWT_INVALID)
                .warns("algorithm is none");
        Run fromStandardInput = Program.of(Path.of("/bin/sh"), directory)
                .run(
                        "-c",
                        "'" + Program.distribution().resolve("bin/libsqlctl") + "' token create --expires 1h | '"
                                + Program.distribution().resolve("bin/libsqlctl") + "' token verify -");
        assertThat(fromStandardInput).succeeded().says("The token is valid.");
    }

    @Test
    void durationsThatAreNoneAreExplained() {
        for (String wrong : List.of("soon", "0s", "-1d", "1y", "", "99999999d", "999ms")) {
            assertThat(program().run("token", "create", "--expires", wrong))
                    .failedWith(ErrorCode.USAGE)
                    .warns("never");
        }
        assertThat(program().run("keys", "rotate", "--overlap", "soon")).failedWith(ErrorCode.USAGE);
        assertThat(program().run("token", "create", "--access", "admin"))
                .failedWith(ErrorCode.USAGE)
                .warns("ro, rw");
        assertThat(program().run("token", "craete")).failedWith(ErrorCode.USAGE).warns("Did you mean 'create'?");
    }

    @Test
    void aFullDiskLeavesThePairAsItWas() throws Exception {
        Path disk = Files.createDirectory(file("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0,
                "cannot mount a file system here");
        try {
            Program there = Program.in(disk);
            fill(disk.resolve("ballast"));
            assertThat(there.run("generate-jwt", "--no-demo")).failedWith(ErrorCode.IO_ERROR);
            try (var files = Files.list(disk)) {
                assertThat(files).containsExactly(disk.resolve("ballast"));
            }

            Files.delete(disk.resolve("ballast"));
            String token = assertThat(there.run("generate-jwt", "--no-demo"))
                    .succeeded()
                    .text();
            fill(disk.resolve("ballast"));
            assertThat(there.run("generate-jwt", "--no-demo", "--force")).failedWith(ErrorCode.IO_ERROR);
            assertThat(there.run("token", "verify", token)).succeeded();
            assertThat(assertThat(there.run("generate-jwt", "--no-demo", "--key", "private.pem"))
                            .succeeded()
                            .text())
                    .isEqualTo(token);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    @Test
    void ctrlCDuringTheDemonstrationLeavesAWholePair() throws IOException {
        Program.Running running = program().start("generate-jwt");
        dev.libsqlctl.support.Eventually.become(
                "the wait has begun", () -> running.out().contains("Sleep for 2 seconds"));

        assertThat(running.signal("INT").end()).exitedWith(130);
        assertThat(names()).containsExactly("private.pem", "public.pub");
        String token = assertThat(program().run("token", "create")).succeeded().text();
        assertThat(program().run("token", "verify", token)).succeeded();
    }

    @Test
    void ctrlCAtAnyMomentLeavesAWholePairOrNone() throws Exception {
        for (int delay = 100; delay <= 700; delay += 150) {
            Program.Running running = program().start("generate-jwt", "--no-demo", "--force");
            Thread.sleep(delay);
            running.signal("INT").end();

            assertThat(names()).isIn(List.of(), List.of("private.pem", "public.pub"));
            if (!names().isEmpty()) {
                assertThat(program().run("token", "verify", madeToken())).succeeded();
            }
        }
    }

    private String madeToken() {
        return assertThat(program().run("token", "create")).succeeded().text();
    }

    @Test
    void aPrivateKeyThatMayNotBeReadIsSaid() throws IOException {
        program().run("generate-jwt", "--no-demo");
        Files.setPosixFilePermissions(file("private.pem"), PosixFilePermissions.fromString("---------"));

        assertThat(withoutPrivileges("token", "create"))
                .failedWith(ErrorCode.KEY_MISSING)
                .warns("may not be read");
    }

    @Test
    void aDataDirectoryThatBelongsToTheServersUserIsRefusedWithTheFix() throws Exception {
        Path data = Files.createDirectory(file("sqld-data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(withoutPrivileges("generate-jwt", "--secure"))
                .failedWith(ErrorCode.DATA_DIR_NOT_WRITABLE)
                .warns("chown");
        assertThat(names()).containsExactly("sqld-data");
    }

    /** Permission bits do not bind root, unless it gives up the right to pass them by. */
    private Run withoutPrivileges(String... arguments) throws IOException {
        Path program = Program.distribution().resolve("bin/libsqlctl");
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return program().run(arguments);
        }
        String capabilities = "-dac_override,-dac_read_search,-fowner";
        return Program.of(Path.of("/usr/bin/setpriv"), directory)
                .with("LIBSQLCTL_ENGINE", "native")
                .run(LifeCycleContract.with(
                        arguments,
                        "--inh-caps=" + capabilities,
                        "--bounding-set=" + capabilities,
                        "--",
                        program.toString()));
    }
}
