package dev.libsqlctl.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ComposeFileTest {
    static Stream<String> names() {
        return OddPaths.names().stream();
    }

    private static Map<?, ?> service(Path data, Map<String, String> environment) {
        String text = ExportServer.to(ExportFormat.COMPOSE, Blueprints.container(data, environment))
                .text();
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        return (Map<?, ?>) ((Map<?, ?>) file.get("services")).get("libsql");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPathAndValueIsReadBack(String name) {
        Path data = Path.of("/srv", name);

        Map<?, ?> service = service(data, Map.of("SQLD_APP_LABEL", name + "\nnext"));

        // A dollar sign that stands twice is one to Compose.
        assertThat(((Map<?, ?>) ((List<?>) service.get("volumes")).get(0)).get("source"))
                .isEqualTo(data.toString().replace("$", "$$"));
        assertThat(((Map<?, ?>) service.get("environment")).get("SQLD_APP_LABEL"))
                .isEqualTo((name + "\nnext").replace("$", "$$"));
    }

    @Test
    void wordsThatOldReadersTakeForSomethingElseAreInQuotes() {
        assertThat(ExportServer.to(
                                ExportFormat.COMPOSE, Blueprints.container(Path.of("/srv"), Map.of("SQLD_NODE", "no")))
                        .text())
                .contains("restart: \"no\"")
                .contains("SQLD_NODE: \"no\"")
                .contains("- \"127.0.0.1:9000:8080\"")
                .contains("stop_grace_period: \"40s\"")
                .contains("image: \"example/sqld@sha256:12\"");
    }
}
