package dev.libsqlctl.doctor;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** Something does not work, or is not safe. */
    PROBLEM,
    /** It works, and may not for long, or not for everybody. */
    WARNING;

    /** {@return its stable name, such as {@code problem}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
