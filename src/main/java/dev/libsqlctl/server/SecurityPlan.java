package dev.libsqlctl.server;

import dev.libsqlctl.config.EnvFile;
import dev.libsqlctl.config.ListenAddress;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Decides, before anything is made, which variables a new server gets and whether it asks for authentication.
 *
 * @param envFile the file that the variables come from; empty for none
 * @param environment the variables
 * @param secured whether they make the server ask for authentication
 */
record SecurityPlan(Optional<Path> envFile, Map<String, String> environment, boolean secured) {
    /** What an option of ours decides must not be decided differently by a variable. */
    private static final Map<String, String> DECIDED_ELSEWHERE = Map.of(
            "SQLD_HTTP_LISTEN_ADDR", "--bind and --port",
            "SQLD_DB_PATH", "--data-dir",
            "SQLD_NODE", "--node");

    static SecurityPlan of(FirstStartRequest request) {
        Path publicKey = new DataDirectory(request.dataDirectory()).publicKey();
        boolean hasKey = Files.exists(publicKey);
        Optional<Path> file =
                hasKey ? request.envFile().or(() -> Optional.of(request.defaultEnvFile())) : request.envFile();
        Map<String, String> environment = file.map(EnvFile::read).orElse(Map.of());
        file.ifPresent(path -> requireNoConflict(path, environment));
        boolean secured = SqldVariables.askForAuthentication(environment);
        if (hasKey && !secured) {
            throw notSecured(publicKey, file.orElseThrow());
        }
        if (!secured
                && request.exposure() == FirstStartRequest.Exposure.SAFE
                && !ListenAddress.isLoopback(request.bind())) {
            throw insecureBind(request.bind());
        }
        return new SecurityPlan(file, environment, secured);
    }

    private static void requireNoConflict(Path file, Map<String, String> environment) {
        DECIDED_ELSEWHERE.forEach((variable, option) -> {
            if (environment.containsKey(variable)) {
                throw new LibsqlctlException(
                        ErrorCode.ENV_FILE_CONFLICT,
                        file + " sets " + variable + ", which is decided by " + option,
                        "Remove that line and give " + option + ".");
            }
        });
    }

    private static LibsqlctlException notSecured(Path publicKey, Path file) {
        return new LibsqlctlException(
                ErrorCode.NOT_SECURED,
                publicKey + " is there, but " + file
                        + " does not make the server use it: it would be open to everybody",
                "Add the line SQLD_AUTH_JWT_KEY_FILE=public.pub to " + file.getFileName()
                        + " ('libsqlctl generate-jwt --secure' does), or remove the key to start an open server.");
    }

    private static LibsqlctlException insecureBind(String bind) {
        return new LibsqlctlException(
                ErrorCode.INSECURE_BIND,
                "--bind " + bind
                        + " would let everybody on the network read and change the data: the server has no authentication",
                "Secure it with 'libsqlctl generate-jwt --secure', bind it to 127.0.0.1, or give --insecure if you mean it.");
    }
}
