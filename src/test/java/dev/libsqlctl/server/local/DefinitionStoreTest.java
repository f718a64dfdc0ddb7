package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.NodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionStoreTest {
    @TempDir
    Path directory;

    private DataDirectory data;
    private DefinitionStore store;

    @BeforeEach
    void open() {
        data = new DataDirectory(directory);
        store = new DefinitionStore(data);
    }

    @Test
    void givesBackWhatWasSaved() {
        ServerDefinition full = new ServerDefinition(
                "full",
                data,
                "::1",
                18080,
                NodeType.PRIMARY,
                Optional.of(Path.of("/srv/with space/a=#!\\.env")),
                true,
                OptionalLong.of(1L << 40),
                Path.of("/opt/sqld"));

        store.save(full);
        store.save(definition("bare"));

        assertThat(store.find("full")).contains(full);
        assertThat(store.all()).containsExactly(definition("bare"), full);
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        store.save(definition("one"));
        store.save(definition("one"));

        try (var files = Files.list(data.ownFiles())) {
            assertThat(files).containsExactly(data.ownFiles().resolve("one.properties"));
        }
    }

    @Test
    void forgetsWhatWasDeleted() {
        store.save(definition("one"));
        store.delete("one");
        store.delete("one");

        assertThat(store.all()).isEmpty();
    }

    @Test
    void isEmptyWithoutADirectory() {
        DefinitionStore nowhere = new DefinitionStore(new DataDirectory(directory.resolve("nowhere")));

        assertThat(nowhere.all()).isEmpty();
        assertThat(nowhere.find("one")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bind=127.0.0.1\nport=x\nnode=standalone\nsecured=true\nsqld=/sqld\n",
                "bind=127.0.0.1\nport=1\nnode=leader\nsecured=true\nsqld=/sqld\n",
                "bind=127.0.0.1\nport=1\nnode=standalone\nsecured=yes\nsqld=/sqld\n",
                "bind=\\u12"
            })
    void saysWhichFileIsDamaged(String content) throws IOException {
        Files.createDirectories(data.ownFiles());
        Path file = Files.writeString(data.ownFiles().resolve("damaged.properties"), content);

        assertThatThrownBy(() -> store.all()).isInstanceOfSatisfying(LibsqlctlException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(failure).hasMessageContaining(file + " is damaged");
            assertThat(failure.hint()).isPresent();
        });
    }

    private ServerDefinition definition(String name) {
        return new ServerDefinition(
                name,
                data,
                "127.0.0.1",
                8080,
                NodeType.STANDALONE,
                Optional.empty(),
                false,
                OptionalLong.empty(),
                Path.of("/opt/sqld"));
    }
}
