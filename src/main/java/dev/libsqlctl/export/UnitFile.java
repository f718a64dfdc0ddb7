package dev.libsqlctl.export;

import java.util.List;

/** Puts a unit file together, line by line. */
final class UnitFile {
    private final StringBuilder text = new StringBuilder();

    /** Adds lines that nobody reads but people. */
    UnitFile comments(List<String> lines) {
        lines.forEach(line -> text.append(("# " + line).stripTrailing()).append('\n'));
        return this;
    }

    /** Begins a section. */
    UnitFile section(String name) {
        text.append("\n[").append(name).append("]\n");
        return this;
    }

    /** Adds a line whose value is written as systemd reads it. */
    UnitFile line(String key, String value) {
        text.append(key).append('=').append(value).append('\n');
        return this;
    }

    /** {@return all of it} */
    String text() {
        return text.toString();
    }
}
