package dev.libsqlctl.cli.completion;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a value may be.
 *
 * @param kind where candidates come from
 * @param words the candidates; empty unless they are words
 */
record Candidates(Kind kind, List<String> words) {
    static final Candidates NONE = new Candidates(Kind.NONE, List.of());

    /** Where candidates come from. */
    enum Kind {
        /** Nobody knows. */
        NONE,
        /** The file system. */
        FILES,
        /** The file system, directories alone. */
        DIRECTORIES,
        /** The commands of the program. */
        COMMANDS,
        /** A list. */
        WORDS
    }

    /** {@return the candidates for the value of an option, or for an argument} Its label says what it is. */
    static Candidates of(ArgSpec argument) {
        if (argument.converters().length > 0 && argument.converters()[0] instanceof ClosedChoice choice) {
            return new Candidates(Kind.WORDS, choice.words());
        }
        return switch (argument.paramLabel().toUpperCase(Locale.ROOT)) {
            case "COMMAND" -> new Candidates(Kind.COMMANDS, List.of());
            case "FILE" -> new Candidates(Kind.FILES, List.of());
            case "DIR", "DIRECTORY", "FOLDER" -> new Candidates(Kind.DIRECTORIES, List.of());
            default -> NONE;
        };
    }

    /** {@return the words, or the name of the kind in brackets; empty when nobody knows} */
    String text() {
        return switch (kind) {
            case NONE -> "";
            case WORDS -> String.join(" ", words);
            default -> "<" + kind.name().toLowerCase(Locale.ROOT) + ">";
        };
    }
}
