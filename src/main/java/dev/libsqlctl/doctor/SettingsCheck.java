package dev.libsqlctl.doctor;

import dev.libsqlctl.config.Setting;

/** Can URL and token of the settings be understood? */
final class SettingsCheck implements Check {
    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Outcome look(Facts facts) {
        boolean given = facts.request().settings().find(Setting.URL).isPresent()
                || facts.request().settings().find(Setting.TOKEN).isPresent()
                || facts.request().tokenFile().isPresent();
        return !given
                ? Outcome.notApplicable()
                : Outcome.of(facts.settingFailure()
                        .map(e -> Diagnosis.SETTING_INVALID.found(
                                e.getMessage(), e.hint().orElse("Correct it, or leave it out."))));
    }
}
