package dev.libsqlctl.doctor;

import dev.libsqlctl.config.Settings;
import dev.libsqlctl.config.Targets;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.ServerQuery;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where to look.
 *
 * @param query the servers
 * @param envFile absolute path of {@code .env}, which need not be there
 * @param privateKey absolute path of the private key, which need not be there
 * @param tokenFile the file that holds the token, {@code -} for standard input; empty for none
 * @param settings the environment and {@code .env}
 * @param targets where URL and token are looked up
 */
public record DoctorRequest(
        ServerQuery query,
        Path envFile,
        Path privateKey,
        Optional<String> tokenFile,
        Settings settings,
        Targets targets) {
    /** {@return the data directory} */
    DataDirectory directory() {
        return new DataDirectory(query.dataDirectory());
    }
}
