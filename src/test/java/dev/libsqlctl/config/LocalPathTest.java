package dev.libsqlctl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPathTest {
    @ParameterizedTest
    @CsvSource({
        "/C:/data/app.db, C:/data/app.db",
        "/c:\\data\\app.db, c:\\data\\app.db",
        "C:\\data\\app.db, C:\\data\\app.db",
        "/data/app.db, /data/app.db",
        "app.db, app.db"
    })
    void onWindowsASlashBeforeTheDriveBelongsToTheUrl(String rest, String path) {
        assertThat(LocalPath.text(rest, '\\')).isEqualTo(path);
        assertThat(LocalPath.text(rest, '/')).isEqualTo(rest);
    }

    @Test
    void whatNoFileCanBeCalledIsAWrongSetting() {
        assertThatThrownBy(() -> LocalPath.of("a\0b"))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID));
    }
}
