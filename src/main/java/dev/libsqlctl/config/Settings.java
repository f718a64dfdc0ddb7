package dev.libsqlctl.config;

import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that were not given by flag: from the environment, then from {@code .env} in the working directory, then the
 * default. An empty variable counts as not set.
 */
public final class Settings {
    private final Map<String, String> environment;
    private final Path envFile;
    private Map<String, String> fileVariables;

    /**
     * @param environment the process environment
     * @param workingDirectory where {@code .env} is looked for, when a setting is first asked for that the environment does
     *     not give
     */
    public Settings(Map<String, String> environment, Path workingDirectory) {
        this.environment = Map.copyOf(environment);
        this.envFile = workingDirectory.resolve(".env");
    }

    /**
     * A value and where it came from.
     *
     * @param value the value
     * @param origin the variable's name, for messages
     */
    public record Value(String value, String origin) {}

    /**
     * {@return the same settings, but a {@code .env} that cannot be read or understood gives nothing} For who is to find out what is wrong
     * with it.
     */
    public Settings forgiving() {
        Settings forgiving = new Settings(environment, envFile.getParent());
        try {
            forgiving.fileVariables();
        } catch (LibsqlctlException e) {
            forgiving.fileVariables = Map.of();
        }
        return forgiving;
    }

    /** {@return the process environment} */
    public Map<String, String> environment() {
        return environment;
    }

    /** {@return the value that the environment or {@code .env} gives; empty when neither does} */
    public Optional<Value> find(Setting setting) {
        return first(setting.variables());
    }

    /** {@return the value that the environment, {@code .env} or the default gives} */
    public Optional<String> get(Setting setting) {
        return find(setting).map(Value::value).or(setting::defaultValue);
    }

    /**
     * The first of some variables that is set; the environment goes before {@code .env} for all of them.
     *
     * @param variables names, the most important first
     * @return the value; empty when none is set
     */
    public Optional<Value> first(List<String> variables) {
        return first(variables, environment, "").or(() -> first(variables, fileVariables(), " in .env"));
    }

    private static Optional<Value> first(List<String> names, Map<String, String> from, String place) {
        return names.stream()
                .filter(name -> !from.getOrDefault(name, "").isEmpty())
                .map(name -> new Value(from.get(name), name + place))
                .findFirst();
    }

    private Map<String, String> fileVariables() {
        if (fileVariables == null) {
            fileVariables = Files.exists(envFile) && !Files.isDirectory(envFile) ? EnvFile.read(envFile) : Map.of();
        }
        return fileVariables;
    }
}
