package dev.libsqlctl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.EngineKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be in a file that is passed on, and what must not. */
class ExportServerTest {
    private static final Path DATA = Path.of("/srv/sqld-data");
    private static final String SECRET = "do-not-tell";

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SQLD_AUTH_JWT_KEY_FILE",
            "public.pub",
            "SQLD_HTTP_AUTH",
            "basic:" + SECRET,
            "SQLD_PRIMARY_URL",
            "http://me:" + SECRET + "@192.0.2.1",
            "SQLD_AUTH_JWT_KEY",
            "-----BEGIN PRIVATE KEY-----" + SECRET,
            "SQLD_OF_A_LATER_VERSION",
            SECRET,
            "LIBSQL_BOTTOMLESS_AWS_SECRET_ACCESS_KEY",
            SECRET,
            "JWT_TOKEN",
            SECRET,
            "PATH",
            "/bin");

    private static final List<String> SECRETS = List.of(
            "LIBSQL_BOTTOMLESS_AWS_SECRET_ACCESS_KEY",
            "SQLD_AUTH_JWT_KEY",
            "SQLD_HTTP_AUTH",
            "SQLD_OF_A_LATER_VERSION",
            "SQLD_PRIMARY_URL");

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void secretsAreNamedAndNotTold(ExportFormat format) {
        Exported exported = ExportServer.to(format, Blueprints.container(DATA, ENVIRONMENT));

        assertThat(exported.text())
                .contains("public.pub")
                .contains(SECRETS)
                .doesNotContain(SECRET)
                .doesNotContain("JWT_TOKEN")
                .doesNotContain("/bin\n");
        assertThat(exported.variables()).isEqualTo(SECRETS);
    }

    @Test
    void aProcessIsGivenItsSecretsByAFile() {
        String text = ExportServer.to(
                        ExportFormat.SYSTEMD, Blueprints.process(Path.of("/usr/bin/sqld"), DATA, ENVIRONMENT))
                .text();

        assertThat(text)
                .doesNotContain(SECRET)
                .contains("\nEnvironmentFile=/etc/libsql.env\n")
                .contains("\nExecStartPre=/usr/bin/test -n ${SQLD_HTTP_AUTH}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http-auth", "--http-auth=basic:" + SECRET, "--encryption-key"})
    void aSecretInTheCommandIsRefused(String option) {
        ContainerBlueprint container = Blueprints.container(DATA, Map.of(), "/bin/sqld", option, SECRET);

        assertThatThrownBy(() -> ExportServer.to(ExportFormat.COMPOSE, container))
                .isInstanceOfSatisfying(LibsqlctlException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.EXPORT_IMPOSSIBLE);
                    assertThat(e).message().doesNotContain(SECRET);
                });
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anotherCommandIsTold(ExportFormat format) {
        ContainerBlueprint container =
                Blueprints.container(DATA, Map.of(), "/bin/sqld", "--auth-jwt-key-file=public.pub");

        assertThat(ExportServer.to(format, container).text()).contains("--auth-jwt-key-file=public.pub");
    }

    @ParameterizedTest
    @EnumSource(value = ExportFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEMD")
    void aProcessIsNoContainer(ExportFormat format) {
        assertThatThrownBy(() -> ExportServer.to(format, Blueprints.process(Path.of("/bin/sqld"), DATA, Map.of())))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EXPORT_IMPOSSIBLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/a\tb", "/srv/a\nb"})
    void systemdIsNotToldOfControlCharacters(String place) {
        assertThatThrownBy(() -> ExportServer.to(
                        ExportFormat.SYSTEMD, Blueprints.process(Path.of("/bin/sqld"), Path.of(place), Map.of())))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EXPORT_IMPOSSIBLE));
    }

    @Test
    void whatIsToBeKnownIsSaid() {
        ContainerBlueprint pinned = Blueprints.container(DATA, Map.of());
        assertThat(ExportServer.to(ExportFormat.COMPOSE, pinned).notes()).isEmpty();

        ContainerBlueprint loaded = new ContainerBlueprint(
                Blueprints.server(EngineKind.DOCKER, DATA, "0.0.0.0"),
                new ContainerBlueprint.Image("sqld", Optional.empty(), "sha256:34"),
                pinned.entrypoint(),
                pinned.command(),
                pinned.environment(),
                pinned.mounts(),
                pinned.ports(),
                pinned.memory(),
                pinned.restart(),
                pinned.retries(),
                pinned.stopTimeout(),
                List.of("network backend"));
        Exported exported = ExportServer.to(ExportFormat.COMPOSE, loaded);

        assertThat(exported.notes())
                .satisfiesExactly(
                        note -> assertThat(note).contains("came from no registry"),
                        note -> assertThat(note).contains("network backend"),
                        note -> assertThat(note).contains("beyond this machine"));
        assertThat(exported.text()).contains("image: \"sha256:34\"").contains(exported.notes());
    }
}
