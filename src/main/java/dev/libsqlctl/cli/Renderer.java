package dev.libsqlctl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows a command's answer on stdout, as text or as one JSON document. */
final class Renderer {
    private final Console console;
    private final Format format;

    Renderer(Console console, Format format) {
        this.console = console;
        this.format = format;
    }

    /**
     * Shows an answer.
     *
     * @param text its lines for people
     * @param json its members for programs
     */
    void show(List<String> text, Map<String, Object> json) {
        PrintWriter out = console.out();
        switch (format) {
            case TEXT -> text.forEach(out::println);
            case JSON -> out.println(JsonText.of(json));
        }
        out.flush();
    }

    /** Shows an answer of one line and its details. */
    void show(String headline, Fields fields) {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        lines.addAll(fields.lines());
        show(lines, fields.members());
    }
}
