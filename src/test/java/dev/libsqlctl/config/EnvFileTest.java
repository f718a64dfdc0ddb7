package dev.libsqlctl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    @TempDir
    Path directory;

    @Test
    void readsAssignmentsInTheirOrder() throws IOException {
        Path file = write("""
                # JWT key file
                SQLD_AUTH_JWT_KEY_FILE=public.pub

                export LIBSQLCTL_PORT = 9090
                EMPTY=
                QUOTED="two words"
                SINGLE='it is "quoted"'
                HASH=a#b # c
                EQUALS=a=b
                LIBSQLCTL_PORT=9091
                """);

        assertThat(EnvFile.read(file))
                .containsExactly(
                        java.util.Map.entry("SQLD_AUTH_JWT_KEY_FILE", "public.pub"),
                        java.util.Map.entry("LIBSQLCTL_PORT", "9091"),
                        java.util.Map.entry("EMPTY", ""),
                        java.util.Map.entry("QUOTED", "two words"),
                        java.util.Map.entry("SINGLE", "it is \"quoted\""),
                        java.util.Map.entry("HASH", "a#b # c"),
                        java.util.Map.entry("EQUALS", "a=b"));
    }

    @Test
    void acceptsWindowsLineEndsAndAByteOrderMark() throws IOException {
        assertThat(EnvFile.read(write("\uFEFFA=1\r\nB=2\r\n")))
                .containsEntry("A", "1")
                .containsEntry("B", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no assignment", "=value", "1A=x", "A-B=x", "A=\"open", "A='", "A=\"x\" y"})
    void namesTheLineThatIsNoAssignmentWithoutShowingIt(String line) throws IOException {
        Path file = write("A=1\n\n" + line + "\n");

        assertThatThrownBy(() -> EnvFile.read(file)).isInstanceOfSatisfying(LibsqlctlException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.ENV_FILE_MALFORMED);
            assertThat(e).hasMessageContaining("line 3 of").hasMessageNotContaining(line);
        });
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> EnvFile.read(directory.resolve(".env")))
                .isInstanceOfSatisfying(LibsqlctlException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.ENV_FILE_MISSING);
                    assertThat(e.hint()).get().asString().contains(".env.example");
                });
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = Files.write(directory.resolve("latin1"), new byte[] {'A', '=', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> EnvFile.read(file)).hasMessageContaining("not UTF-8");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve(".env"), text);
    }
}
