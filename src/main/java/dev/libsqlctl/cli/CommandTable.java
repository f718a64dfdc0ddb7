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
    DOCTOR("doctor", "Find what is wrong, and say what to do about it"),
    LOGS("logs", "Show the server's log"),
    WAIT("wait", "Wait until the server can be used"),
    DESTROY("destroy", "Remove the server, and its data if asked to"),
    PLAY("play", "Play with the database: a smoke test that leaves nothing behind"),
    GENERATE_JWT("generate-jwt", "Make a pair of keys and a token, and secure the server if asked to"),
    TOKEN_CREATE("token create", "Make a token"),
    TOKEN_INSPECT("token inspect", "Show what a token says and allows"),
    TOKEN_VERIFY("token verify", "Verify a token as the server does"),
    KEYS_ROTATE("keys rotate", "Give the server a new key beside the old one"),
    KEYS_RETIRE("keys retire", "End the overlap: drop the server's old key"),
    BACKUP("backup", "Back up the database, and prove it"),
    BACKUP_VERIFY("backup verify", "Prove that a backup is what its source held"),
    RESTORE("restore", "Bring a backup back into a file or a server"),
    IMPORT("import", "Have the server serve an existing SQLite file"),
    IMPORT_CSV("import csv", "Bring comma-separated values into a table"),
    IMPORT_TSV("import tsv", "Bring tab-separated values into a table"),
    IMPORT_NDJSON("import ndjson", "Bring JSON objects, one in a line, into a table"),
    SQL("sql", "Run SQL and show what it answers"),
    SHELL("shell", "Run SQL as it is typed"),
    MIGRATE_DUMP("migrate dump", "Write the schema to its file"),
    MIGRATE_LOAD("migrate load", "Make the schema of an empty database from its file"),
    MIGRATE_NEW("migrate new", "Make the files of a new migration"),
    MIGRATE_STATUS("migrate status", "Show which migrations are applied, pending or wrong"),
    MIGRATE_VALIDATE("migrate validate", "Look for mistakes before anything runs"),
    MIGRATE_UP("migrate up", "Apply the pending migrations"),
    MIGRATE_DOWN("migrate down", "Undo the newest migration, or more of them"),
    MIGRATE_REDO("migrate redo", "Undo the newest migration and apply it again"),
    MIGRATE_GOTO("migrate goto", "Undo or apply migrations up to a version"),
    MIGRATE_REPAIR("migrate repair", "Bring the history into line with the files"),
    MIGRATE_BASELINE("migrate baseline", "Have migrations count as applied without running them"),
    BACKUP_LIST("backup list", "Show the backups of a directory"),
    BACKUP_PRUNE("backup prune", "Delete the backups that no rule keeps"),
    EXPORT_COMPOSE("export compose", "Print a file of Docker Compose that runs the server"),
    EXPORT_SYSTEMD("export systemd", "Print a unit of systemd that runs the server"),
    EXPORT_QUADLET("export quadlet", "Print a .container file of Podman that runs the server"),
    ENV("env", "Print URL and token as environment variables"),
    URL("url", "Print the URL, or how a client connects"),
    COMPLETION("completion", "Print a completion script for a shell"),
    HELP("help", "Show the list of commands, or the help of one");

    /** Not of {@link Comparator#comparing}: what that makes is no class of the archive that programs start with. */
    private static final Comparator<CommandTable> SHORTEST_FIRST =
            (one, other) -> Integer.compare(one.words().size(), other.words().size());

    private final String command;
    private final String summary;

    CommandTable(String command, String summary) {
        this.command = command;
        this.summary = summary;
    }

    /** {@return its name: one word, or its group and a word} */
    String command() {
        return command;
    }

    /** {@return the words of its name} */
    List<String> words() {
        return List.of(command.split(" "));
    }

    /** {@return the group that it belongs to; empty when its name is one word} */
    Optional<String> group() {
        return words().size() == 2 ? Optional.of(words().get(0)) : Optional.empty();
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
            case DOCTOR -> new DoctorCommand(context);
            case LOGS -> new LogsCommand(context);
            case WAIT -> new WaitCommand(context);
            case DESTROY -> new DestroyCommand(context);
            case PLAY -> new PlayCommand(context);
            case GENERATE_JWT -> new GenerateJwtCommand(context);
            case TOKEN_CREATE -> new TokenCreateCommand(context);
            case TOKEN_INSPECT -> new TokenInspectCommand(context);
            case TOKEN_VERIFY -> new TokenVerifyCommand(context);
            case KEYS_ROTATE -> new KeysRotateCommand(context);
            case KEYS_RETIRE -> new KeysRetireCommand(context);
            case BACKUP -> new BackupCommand(context);
            case BACKUP_VERIFY -> new BackupVerifyCommand(context);
            case RESTORE -> new RestoreCommand(context);
            case IMPORT -> new ImportCommand(context);
            case IMPORT_CSV -> new ImportCsvCommand(context);
            case IMPORT_TSV -> new ImportTsvCommand(context);
            case IMPORT_NDJSON -> new ImportNdjsonCommand(context);
            case SQL -> new SqlCommand(context);
            case SHELL -> new ShellCommand(context);
            case MIGRATE_DUMP -> new MigrateDumpCommand(context);
            case MIGRATE_LOAD -> new MigrateLoadCommand(context);
            case MIGRATE_NEW -> new MigrateNewCommand(context);
            case MIGRATE_STATUS -> new MigrateStatusCommand(context);
            case MIGRATE_VALIDATE -> new MigrateValidateCommand(context);
            case MIGRATE_UP -> new MigrateUpCommand(context);
            case MIGRATE_DOWN -> new MigrateDownCommand(context);
            case MIGRATE_REDO -> new MigrateRedoCommand(context);
            case MIGRATE_GOTO -> new MigrateGotoCommand(context);
            case MIGRATE_REPAIR -> new MigrateRepairCommand(context);
            case MIGRATE_BASELINE -> new MigrateBaselineCommand(context);
            case BACKUP_LIST -> new BackupListCommand(context);
            case BACKUP_PRUNE -> new BackupPruneCommand(context);
            case EXPORT_COMPOSE -> new ExportComposeCommand(context);
            case EXPORT_SYSTEMD -> new ExportSystemdCommand(context);
            case EXPORT_QUADLET -> new ExportQuadletCommand(context);
            case ENV -> new EnvCommand(context);
            case URL -> new UrlCommand(context);
            case COMPLETION -> new CompletionCommand(context);
            case HELP -> new HelpCommand(context);
        };
    }

    /** {@return the command that words name, which may go on behind its name: the one with the longest name; empty when there is none} */
    static Optional<CommandTable> of(List<String> words) {
        return Arrays.stream(values())
                .filter(entry -> words.size() >= entry.words().size()
                        && words.subList(0, entry.words().size()).equals(entry.words()))
                .max(SHORTEST_FIRST);
    }

    /** {@return the command of a name of one word, if there is one, then those of the group of that name} */
    static List<CommandTable> family(String word) {
        return Arrays.stream(values())
                .filter(entry -> entry.words().get(0).equals(word))
                .sorted(SHORTEST_FIRST)
                .toList();
    }

    /** {@return all of them, the shorter names first: a command before those of the group that has its name} */
    static List<CommandTable> shortestFirst() {
        return Arrays.stream(values()).sorted(SHORTEST_FIRST).toList();
    }

    /** {@return all of them by name} */
    static List<CommandTable> sorted() {
        return Arrays.stream(values())
                .sorted((one, other) -> one.command().compareTo(other.command()))
                .toList();
    }
}
