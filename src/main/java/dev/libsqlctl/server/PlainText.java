package dev.libsqlctl.server;

import java.util.regex.Pattern;

/** Lines of a log as they are without a terminal. */
public final class PlainText {
    private static final char ESCAPE = '\u001B';

    /** ECMA-48: control sequences (CSI), operating system commands (OSC), and the shorter escapes (Fp, Fe, Fs, nF). */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)|[ -/]+[0-~]|[0-Z\\\\^-~])");

    private PlainText() {}

    /** {@return a line without terminal escapes and without the carriage return at its end} */
    public static String of(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return text.indexOf(ESCAPE) < 0 ? text : SEQUENCE.matcher(text).replaceAll("");
    }
}
