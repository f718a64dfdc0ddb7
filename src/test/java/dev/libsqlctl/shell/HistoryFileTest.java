package dev.libsqlctl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.target.FileTarget;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where it lies, on each kind of system. */
class HistoryFileTest {
    private static Path directory(Map<String, String> environment) {
        return HistoryFile.of(environment, new FileTarget(Path.of("/app.db")))
                .path()
                .getParent();
    }

    @Test
    void itIsWhereTheSystemKeepsSuchFiles() {
        assertThat(directory(Map.of("HOME", "/h"))).isEqualTo(Path.of("/h/.local/state/libsqlctl/history"));
        assertThat(directory(Map.of("HOME", "/h", "XDG_STATE_HOME", "/s"))).isEqualTo(Path.of("/s/libsqlctl/history"));
        assertThat(directory(Map.of("HOME", "/h", "XDG_STATE_HOME", "s")))
                .isEqualTo(Path.of("/h/.local/state/libsqlctl/history"));
    }

    @Test
    void whereWindowsHasNoHomeItIsAmongTheLocalData() {
        assertThat(directory(Map.of("LOCALAPPDATA", "/l"))).isEqualTo(Path.of("/l/libsqlctl/history"));
        assertThat(directory(Map.of("LOCALAPPDATA", "/l", "HOME", "/h")))
                .isEqualTo(Path.of("/h/.local/state/libsqlctl/history"));
    }
}
