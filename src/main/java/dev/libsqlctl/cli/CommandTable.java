package dev.libsqlctl.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every command once: its name, its line in the list, and how it is made. Only the command at hand is ever made, because a
 * parser that reads all of them costs more time than most commands need.
 */
enum CommandTable {
    FIRST_START("first-start", "Make a new server and start it"),
    START("start", "Start the server"),
    STOP("stop", "Stop the server"),
    RESTART("restart", "Stop the server and start it again"),
    ALIVE("alive", "Run sqld --help where the server runs, and prove that it reads and writes"),
    STATUS("status", "Show the servers of the data directory"),
    LOGS("logs", "Show the server's log"),
    WAIT("wait", "Wait until the server can be used"),
    DESTROY("destroy", "Remove the server, and its data if asked to"),
    PLAY("play", "Play with the database: a smoke test that leaves nothing behind"),
    HELP("help", "Show the list of commands, or the help of one");

    private final String command;
    private final String summary;

    CommandTable(String command, String summary) {
        this.command = command;
        this.summary = summary;
    }

    /** {@return its name} */
    String command() {
        return command;
    }

    /** {@return its line in the list} */
    String summary() {
        return summary;
    }

    /** {@return the picocli command} A constructor reference for each would load all the classes. */
    Object create(Context context) {
        return switch (this) {
            case FIRST_START -> new FirstStartCommand(context);
            case START -> new StartCommand(context);
            case STOP -> new StopCommand(context);
            case RESTART -> new RestartCommand(context);
            case ALIVE -> new AliveCommand(context);
            case STATUS -> new StatusCommand(context);
            case LOGS -> new LogsCommand(context);
            case WAIT -> new WaitCommand(context);
            case DESTROY -> new DestroyCommand(context);
            case PLAY -> new PlayCommand(context);
            case HELP -> new HelpCommand(context);
        };
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
