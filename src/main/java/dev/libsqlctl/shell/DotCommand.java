package dev.libsqlctl.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The commands of the shell itself, named as in SQLite's shell. */
enum DotCommand {
    DUMP(
            "[PATTERN...]",
            "Write the database as SQL, as it is committed, or what is LIKE a pattern with its indexes and triggers"),
    HEADERS("on|off", "Whether csv, tsv and insert have the names of the columns"),
    HELP("", "Show this list"),
    IMPORT(
            "FILE TABLE",
            "Bring the rows of a file (csv; .tsv, .ndjson by name) into a table, which is made if need be; in a transaction of its own"),
    INDEXES("[TABLE]", "Show the names of indexes"),
    MODE(
            "[MODE [TABLE]]",
            "How results are written: table, box, json, ndjson, csv, tsv, markdown, line, or insert into TABLE"),
    NULLVALUE("TEXT", "What stands for NULL"),
    OUTPUT("[FILE]", "Write the results to come to a file; without FILE, show them again"),
    QUIT("", "End the shell, as Ctrl-D does"),
    READ("FILE", "Run what is in a file, up to the first failure"),
    SCHEMA("[TABLE]", "Show the statements that make the tables, or one with its indexes and triggers"),
    TABLES("[PATTERN]", "Show the names of tables and views, those that are LIKE a pattern"),
    TIMER("on|off", "Whether it is said how long each statement took");

    private final String arguments;
    private final String summary;

    DotCommand(String arguments, String summary) {
        this.arguments = arguments;
        this.summary = summary;
    }

    /** {@return its name with the dot} */
    String word() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** {@return how it is written} */
    String usage() {
        return arguments.isEmpty() ? word() : word() + " " + arguments;
    }

    /** {@return what it does, in a line} */
    String summary() {
        return summary;
    }

    /** {@return those that begin so; the one of exactly this name alone, if there is one} */
    static List<DotCommand> of(String word) {
        List<DotCommand> found = Arrays.stream(values())
                .filter(command -> command.word().startsWith(word))
                .toList();
        return found.stream()
                .filter(command -> command.word().equals(word))
                .findFirst()
                .map(List::of)
                .orElse(found);
    }
}
