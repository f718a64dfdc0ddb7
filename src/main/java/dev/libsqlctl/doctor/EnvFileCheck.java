package dev.libsqlctl.doctor;

import dev.libsqlctl.config.EnvFile;
import dev.libsqlctl.config.Setting;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.SqldVariables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Can {@code .env} be understood, and does somebody read what it sets? Names that are neither this program's nor the server's are somebody else's. */
final class EnvFileCheck implements Check {
    private static final String OWN_PREFIX = "LIBSQLCTL_";

    @Override
    public String name() {
        return "env-file";
    }

    @Override
    public Outcome look(Facts facts) {
        Path file = facts.request().envFile();
        if (!Files.exists(file) || Files.isDirectory(file)) {
            return Outcome.notApplicable();
        }
        try {
            return Outcome.of(unknown(file, EnvFile.read(file).keySet()));
        } catch (LibsqlctlException e) {
            return Outcome.of(Optional.of(
                    Diagnosis.ENV_MALFORMED.found(e.getMessage(), e.hint().orElse("Write one NAME=VALUE a line."))));
        }
    }

    private static Optional<Finding> unknown(Path file, Collection<String> names) {
        List<String> unread = names.stream().filter(EnvFileCheck::unread).toList();
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Diagnosis.ENV_UNKNOWN_NAME.found(
                                file + " sets " + String.join(", ", unread) + ", which nothing reads",
                                "Look for a slip of the pen: docs/cli.md has the names of libsqlctl, 'sqld --help' those of the server."));
    }

    /** {@return whether a name is made to be read by this program or the server, and neither does} */
    static boolean unread(String name) {
        return name.startsWith(OWN_PREFIX)
                        && Arrays.stream(Setting.values())
                                .noneMatch(setting -> setting.variables().contains(name))
                || name.startsWith(SqldVariables.PREFIX) && !SqldVariables.NAMES.contains(name);
    }
}
