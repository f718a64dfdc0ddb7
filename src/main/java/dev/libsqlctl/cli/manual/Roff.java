package dev.libsqlctl.cli.manual;

import java.util.List;

/** Text in the language of manual pages, man(7). */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /** Begins a page. */
    Roff title(String name, String date, String source) {
        // Neither hyphens nor wide gaps: what is typed must stay what it is.
        return macro("TH", name, "1", date, source, "User Commands").line(".nh").line(".ad l");
    }

    /** Begins a section. */
    Roff section(String name) {
        return macro("SH", name);
    }

    /** Begins a paragraph. */
    Roff paragraph() {
        return line(".PP");
    }

    /** Begins a paragraph that hangs on a tag. */
    Roff tagged(String markup) {
        return line(".TP").line(markup);
    }

    /** Adds text. */
    Roff text(String words) {
        return line(escaped(words));
    }

    /** Adds text that is marked up already. */
    Roff markup(String words) {
        return line(words);
    }

    /** Adds lines as they are. */
    Roff asIs(List<String> lines) {
        line(".PP").line(".RS 2").line(".nf");
        lines.forEach(this::text);
        return line(".fi").line(".RE");
    }

    /** {@return words in bold} */
    static String bold(String words) {
        return "\\fB" + inner(words) + "\\fR";
    }

    /** {@return words that stand for others} */
    static String italic(String words) {
        return "\\fI" + inner(words) + "\\fR";
    }

    private Roff macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(inner(argument).replace("\"", "\\(dq")).append('"');
        }
        text.append('\n');
        return this;
    }

    private Roff line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** At the beginning of a line a dot or an apostrophe would make a request of it. */
    private static String escaped(String words) {
        String safe = inner(words);
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }

    /** A plain hyphen or apostrophe would be shown as its typographic sister, which nobody can paste. */
    private static String inner(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
