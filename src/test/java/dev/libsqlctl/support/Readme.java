package dev.libsqlctl.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A README's commands and what it says they print. */
public final class Readme {
    /** The chapter whose commands run where nothing is installed yet. */
    public static final String INSTALL = "Install";

    private static final String PROMPT = "$ ";

    /** What a shell asks for the rest of a command with. */
    private static final String CONTINUATION = ">";

    /** Stands for anything: inside a line, or for any number of lines when alone on one. */
    private static final String ANYTHING = "…";

    private Readme() {}

    /**
     * A command as printed, and what is printed under it.
     *
     * @param chapter the heading that it stands under
     * @param text the command
     * @param output the lines under it
     */
    public record Command(String chapter, String text, List<String> output) {
        private Command followedBy(String line) {
            if (output.isEmpty() && line.startsWith(CONTINUATION)) {
                return new Command(chapter, text + "\n" + line.replaceFirst("^> ?", ""), output);
            }
            output.add(line);
            return this;
        }

        /** {@return a pattern of the whole output} */
        public Pattern pattern() {
            StringBuilder pattern = new StringBuilder();
            for (String line : output) {
                if (line.equals(ANYTHING)) {
                    pattern.append("(?:.*\n)*?");
                } else {
                    List<String> parts = new ArrayList<>();
                    for (String part : line.split(ANYTHING, -1)) {
                        parts.add(Pattern.quote(part));
                    }
                    pattern.append(String.join(".*", parts)).append("\n");
                }
            }
            // Programs that count on one line end what is overwritten with a carriage return, which belongs to the
            // line.
            return Pattern.compile(pattern.toString(), Pattern.UNIX_LINES);
        }
    }

    /** {@return the commands of the console blocks, in order} */
    public static List<Command> commands(List<String> readme) {
        List<Command> commands = new ArrayList<>();
        String chapter = "";
        boolean console = false;
        for (String line : readme) {
            if (line.startsWith("```")) {
                console = line.equals("```console");
            } else if (!console && line.startsWith("#")) {
                chapter = line.replaceFirst("^#+ ", "");
            } else if (console && line.startsWith(PROMPT)) {
                commands.add(new Command(chapter, line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (console) {
                Command command = commands.remove(commands.size() - 1);
                commands.add(command.followedBy(line));
            }
        }
        return commands;
    }
}
