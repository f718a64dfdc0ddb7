package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.Extent;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say how many migrations are to be undone. */
final class ExtentOptions {
    @Option(
            names = {"-a", "--amount"},
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Undo the newest N migrations (default: 1).")
    private Integer amount;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "Undo every migration that is newer than this one.")
    private Long version;

    @Option(names = "--all", description = "Undo every migration. Asks first, or needs --yes.")
    private Boolean all;

    /**
     * {@return what the user chose}
     *
     * @throws LibsqlctlException {@link ErrorCode#USAGE} if that was more than one thing
     */
    Extent extent() {
        if (Stream.of(amount, version, all).filter(Objects::nonNull).count() > 1) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE, "--amount, --to and --all say different things", "Give one of them.");
        }
        if (all != null) {
            return Extent.NewerThan.BEGINNING;
        }
        if (version != null) {
            return new Extent.NewerThan(version);
        }
        return new Extent.Newest(amount == null ? 1 : amount);
    }
}
