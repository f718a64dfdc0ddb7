package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A secured process. */
class NativeSecuredServerIT extends SecuredServerContract {
    @Override
    String engine() {
        return "native";
    }

    @Test
    void aRotationThatCannotRestartTheServerChangesNoKey() throws IOException {
        String token = secured().get("token").getAsString();
        Path envFile = directory.resolve(".env");
        String before = Files.readString(envFile);
        String key = Files.readString(directory.resolve("private.pem"));
        Files.writeString(envFile, before + "no assignment\n");

        assertThat(program().run("keys", "rotate")).failedWith(ErrorCode.ENV_FILE_MALFORMED);

        assertThat(directory.resolve("private.pem")).hasContent(key);
        assertThat(directory.resolve("sqld-data/public.pub")).hasSameTextualContentAs(directory.resolve("public.pub"));
        Files.writeString(envFile, before);
        assertThat(program().run("start")).succeeded();
        assertThat(with(token).run("play")).succeeded();
    }

    @Test
    void aFileThatIsNoPublicKeyDoesNotSecureAServer() throws IOException {
        Files.createDirectory(directory.resolve("sqld-data"));
        Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        for (String content : List.of(
                "",
                "eTfSJ-Qnq_aO6Jg0lGjMo334riU9FPrrNdp_NK--Kj4\n",
                "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n")) {
            Files.writeString(directory.resolve("sqld-data/public.pub"), content);

            assertThat(program().run("first-start")).failedWith(ErrorCode.KEY_INVALID);
        }
        assertThat(program().run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND);
    }

    @Test
    void aServerWhoseKeyStandsInAVariableIsMadeAgainWithAKeyFile() throws IOException {
        Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY=eTfSJ-Qnq_aO6Jg0lGjMo334riU9FPrrNdp_NK--Kj4\n");
        assertThat(program().run("first-start", "--env-file", ".env"))
                .succeeded()
                .says("secured         yes");

        String token = assertThat(program().run("generate-jwt", "--restart", "--no-demo"))
                .succeeded()
                .warns("the new token: accepted")
                .text();

        assertThat(with(token).run("play")).succeeded();
    }
}
