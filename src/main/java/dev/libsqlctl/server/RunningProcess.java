package dev.libsqlctl.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process as the process table showed it at one moment.
 *
 * @param pid its id
 * @param command its command line: what was run, then its arguments; never empty
 */
public record RunningProcess(long pid, List<String> command) {
    /** {@return file name of the program, without the directories before it} */
    public String program() {
        return fileName(command.get(0));
    }

    /**
     * Looks for {@code --option value} (or {@code --option=value}) among the arguments.
     *
     * @param option the option with its dashes
     * @return the value of its first occurrence; empty when it does not occur
     */
    public Optional<String> option(String option) {
        for (int i = 1; i < command.size(); i++) {
            String argument = command.get(i);
            if (argument.equals(option) && i + 1 < command.size()) {
                return Optional.of(command.get(i + 1));
            }
            if (argument.startsWith(option + "=")) {
                return Optional.of(argument.substring(option.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** {@return program and process id, the two things about it that no secret can be in} */
    public String describe() {
        return program() + ", process " + pid;
    }

    private static String fileName(String path) {
        Path name = Path.of(path).getFileName();
        return name == null ? path : name.toString();
    }
}
