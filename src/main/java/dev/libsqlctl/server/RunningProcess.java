package dev.libsqlctl.server;

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
        // Not with Path: another user's file name need not be one in this program's character encoding.
        String path = command.get(0);
        return path.substring(path.lastIndexOf('/') + 1);
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
}
