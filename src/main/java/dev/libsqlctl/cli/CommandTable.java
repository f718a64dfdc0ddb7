package dev.libsqlctl.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every command once: its name, its line in the list, and how it is made. Only the command at hand is ever made, because a
 * parser that reads all of them costs more time than most commands need.
 */
enum CommandTable {
    FIRST_START("first-start", "Make a new server and start it", FirstStartCommand::new),
    START("start", "Start the server", StartCommand::new),
    STOP("stop", "Stop the server", StopCommand::new),
    RESTART("restart", "Stop the server and start it again", RestartCommand::new),
    ALIVE("alive", "Run sqld --help where the server runs, and prove that it reads and writes", AliveCommand::new),
    STATUS("status", "Show the servers of the data directory", StatusCommand::new),
    LOGS("logs", "Show the server's log", LogsCommand::new),
    WAIT("wait", "Wait until the server can be used", WaitCommand::new),
    DESTROY("destroy", "Remove the server, and its data if asked to", DestroyCommand::new),
    PLAY("play", "Play with the database: a smoke test that leaves nothing behind", PlayCommand::new),
    HELP("help", "Show the list of commands, or the help of one", HelpCommand::new);

    private final String command;
    private final String summary;
    private final Function<Context, Object> constructor;

    CommandTable(String command, String summary, Function<Context, Object> constructor) {
        this.command = command;
        this.summary = summary;
        this.constructor = constructor;
    }

    /** {@return its name} */
    String command() {
        return command;
    }

    /** {@return its line in the list} */
    String summary() {
        return summary;
    }

    /** {@return the picocli command} */
    Object create(Context context) {
        return constructor.apply(context);
    }

    /** {@return the command of a name; empty when there is none} */
    static Optional<CommandTable> of(String name) {
        return Arrays.stream(values())
                .filter(entry -> entry.command.equals(name))
                .findFirst();
    }

    /** {@return all of them by name} */
    static List<CommandTable> sorted() {
        return Arrays.stream(values())
                .sorted(Comparator.comparing(CommandTable::command))
                .toList();
    }
}
