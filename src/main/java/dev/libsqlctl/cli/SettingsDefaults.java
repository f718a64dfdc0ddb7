package dev.libsqlctl.cli;

import dev.libsqlctl.config.Setting;
import dev.libsqlctl.config.Settings;
import java.util.Optional;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options that were not typed their value from the environment, {@code .env}, or the default. */
final class SettingsDefaults implements IDefaultValueProvider {
    private final Settings settings;

    SettingsDefaults(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return setting(argument).flatMap(settings::get).orElse(null);
    }

    /** {@return where the value of an option comes from that was not typed; empty when from nowhere or the default} */
    Optional<String> origin(ArgSpec argument) {
        return setting(argument).flatMap(settings::find).map(Settings.Value::origin);
    }

    /** An option that brings its own default, or takes several values, means something else than the setting of the same name. */
    private static Optional<Setting> setting(ArgSpec argument) {
        if (argument instanceof OptionSpec option && argument.defaultValue() == null && !option.isMultiValue()) {
            return Setting.ofFlag(option.longestName());
        }
        return Optional.empty();
    }
}
