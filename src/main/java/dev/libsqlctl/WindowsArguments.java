package dev.libsqlctl;

import java.util.ArrayList;
import java.util.List;

/**
 * Arguments as they were typed on Windows. {@code java.exe} reads its own in the machine's old code page: a letter that is not in it becomes a question mark, or a letter that looks alike, and
 * would be written to the database as such. {@code libsqlctl.cmd} hands the line over in a variable, which is in Unicode.
 *
 * @param line what was typed after the command's name
 */
record WindowsArguments(String line) {
    /** The variable that holds the line. */
    static final String VARIABLE = "LIBSQLCTL_ARGUMENTS";

    /** {@return the arguments, with letters beyond ASCII as they were typed} Unchanged when the line is that of another call. */
    String[] complete(String... arguments) {
        List<String> words = words();
        if (words.size() != arguments.length) {
            return arguments;
        }
        String[] complete = arguments.clone();
        for (int i = 0; i < complete.length; i++) {
            String word = words.get(i);
            if (word.chars().anyMatch(letter -> letter > 127)) {
                complete[i] = word;
            }
        }
        return complete;
    }

    /** {@return the words of the line} Quotes and backslashes mean what they mean to programs written in C (Microsoft, "Parsing C command-line arguments"). */
    List<String> words() {
        List<String> words = new ArrayList<>();
        int position = 0;
        while (true) {
            while (position < line.length() && isBlank(line.charAt(position))) {
                position++;
            }
            if (position == line.length()) {
                return words;
            }
            StringBuilder word = new StringBuilder();
            position = read(position, word);
            words.add(word.toString());
        }
    }

    /** Reads one word. {@return where it ends} */
    private int read(int start, StringBuilder word) {
        boolean quoted = false;
        int position = start;
        while (position < line.length() && (quoted || !isBlank(line.charAt(position)))) {
            int backslashes = backslashes(position);
            position += backslashes;
            if (!isQuote(position)) {
                word.append("\\".repeat(backslashes));
                if (backslashes == 0) {
                    word.append(line.charAt(position++));
                }
                continue;
            }
            word.append("\\".repeat(backslashes / 2));
            position++;
            if (backslashes % 2 == 1) {
                word.append('"');
            } else if (quoted && isQuote(position)) {
                word.append('"');
                position++;
            } else {
                quoted = !quoted;
            }
        }
        return position;
    }

    private int backslashes(int position) {
        int end = position;
        while (end < line.length() && line.charAt(end) == '\\') {
            end++;
        }
        return end - position;
    }

    private boolean isQuote(int position) {
        return position < line.length() && line.charAt(position) == '"';
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }
}
