package dev.libsqlctl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    @TempDir
    Path directory;

    private Targets targets(Map<String, String> environment) {
        byte[] standardInput = "from-stdin\n".getBytes(StandardCharsets.UTF_8);
        return new Targets(new Settings(environment, directory), new ByteArrayInputStream(standardInput));
    }

    private Endpoint resolve(Map<String, String> environment) {
        return targets(environment).resolve(Optional.empty(), Optional.empty());
    }

    @Test
    void theLocalServerIsMeantWhenNothingElseIs() {
        assertThat(resolve(Map.of()).url()).hasToString("http://127.0.0.1:8080");
        assertThat(resolve(Map.of("LIBSQLCTL_PORT", "9000")).url()).hasToString("http://127.0.0.1:9000");
        assertThat(resolve(Map.of("LIBSQLCTL_BIND", "0.0.0.0")).url()).hasToString("http://127.0.0.1:8080");
        assertThat(resolve(Map.of("LIBSQLCTL_BIND", "::1")).url()).hasToString("http://[::1]:8080");
        assertThat(resolve(Map.of()).token()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite:app.db, app.db",
        "sqlite://app.db, app.db",
        "sqlite://./data/app.db, data/app.db",
        "sqlite:///var/app.db, /var/app.db",
        "sqlite:/var/app.db, /var/app.db",
        "SQLITE3://a b?c.db, a b?c.db",
        "file:app.db, app.db"
    })
    void aLocalFileIsWrittenAsGeniDoes(String url, Path path) {
        assertThat(targets(Map.of()).localFile(Optional.of(url)).map(Path::normalize))
                .contains(path);
        assertThat(targets(Map.of("DATABASE_URL", url))
                        .localFile(Optional.empty())
                        .map(Path::normalize))
                .contains(path);
    }

    @Test
    void aServerIsNoLocalFile() {
        Targets geni = targets(Map.of("DATABASE_URL", "sqlite:app.db"));

        assertThat(geni.localFile(Optional.of("http://127.0.0.1:8080"))).isEmpty();
        assertThat(targets(Map.of()).localFile(Optional.empty())).isEmpty();
        assertThat(targets(Map.of()).localFile(Optional.of("sqlite:"))).isEmpty();
    }

    @Test
    void aTokenOfAnotherToolGoesOnlyWithItsUrl() {
        Map<String, String> turso =
                Map.of("TURSO_DATABASE_URL", "http://turso.example", "TURSO_AUTH_TOKEN", "t", "DATABASE_TOKEN", "geni");
        assertThat(resolve(turso).url()).hasToString("http://turso.example");
        assertThat(resolve(turso).token()).contains("t");

        Endpoint flagged = targets(turso).resolve(Optional.of("http://other.example"), Optional.empty());
        assertThat(flagged.token()).isEmpty();

        Map<String, String> own = Map.of("LIBSQLCTL_URL", "http://own.example", "TURSO_AUTH_TOKEN", "t");
        assertThat(resolve(own).token()).isEmpty();
    }

    @Test
    void theOwnTokenAndTheMakefilesGoWithAnyUrl() {
        for (String variable : new String[] {"LIBSQLCTL_TOKEN", "JWT_TOKEN"}) {
            Endpoint flagged =
                    targets(Map.of(variable, "x")).resolve(Optional.of("http://other.example"), Optional.empty());
            assertThat(flagged.token()).contains("x");
            assertThat(resolve(Map.of(variable, "x")).token()).contains("x");
        }
        assertThat(resolve(Map.of("LIBSQLCTL_TOKEN", "own", "JWT_TOKEN", "make"))
                        .token())
                .contains("own");
    }

    @Test
    void anyFallbackServesTheLocalServer() {
        assertThat(resolve(Map.of("DATABASE_TOKEN", "geni")).token()).contains("geni");
    }

    @Test
    void aTokenFileGoesBeforeEveryVariable() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-file\n");
        Targets targets = targets(Map.of("LIBSQLCTL_TOKEN", "own"));

        assertThat(targets.resolve(Optional.empty(), Optional.of(file.toString()))
                        .token())
                .contains("from-file");
        assertThat(targets.resolve(Optional.empty(), Optional.of("-")).token()).contains("from-stdin");
        assertThatThrownBy(() -> targets.resolve(Optional.empty(), Optional.of("no-such-file")))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_FILE_MISSING));
    }

    @Test
    void aUrlThatCannotBeUnderstoodIsNamedByItsOrigin() {
        assertThatThrownBy(() -> resolve(Map.of("DATABASE_URL", "ftp://x")))
                .isInstanceOf(LibsqlctlException.class)
                .hasMessageContaining("DATABASE_URL");
    }

    @Test
    void dotEnvComesAfterTheEnvironment() throws IOException {
        Files.writeString(directory.resolve(".env"), "LIBSQLCTL_URL=http://file.example\nLIBSQLCTL_TOKEN=file\n");

        assertThat(resolve(Map.of()).url()).hasToString("http://file.example");
        assertThat(resolve(Map.of("LIBSQLCTL_URL", "http://env.example")).url()).hasToString("http://env.example");
        assertThat(resolve(Map.of("LIBSQLCTL_URL", "")).url()).hasToString("http://file.example");
        assertThat(resolve(Map.of()).token()).contains("file");
    }
}
