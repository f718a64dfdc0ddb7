package dev.libsqlctl.cli.completion;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for fish. */
final class FishScript {
    private static final String HEAD = """
            # Completion of libsqlctl for fish, written by 'libsqlctl completion fish'.

            """;

    private static final String TAIL = """
            function __libsqlctl_offer
                switch $argv[1]
                    case '<files>'
                        __fish_complete_path $argv[2]
                    case '<directories>'
                        __fish_complete_directories $argv[2]
                    case '*'
                        string split ' ' -- $argv[1]
                end
            end

            function __libsqlctl
                set -l current (commandline -ct)
                set -l words (commandline -opc)
                set -e words[1]
                set -l typed ''
                set -l option
                for word in $words
                    if test -n "$option"
                        set option
                    else if contains -- $word (__libsqlctl_valued $typed)
                        set option $word
                    else if contains -- $word (__libsqlctl_next $typed | string replace -r '\\t.*' '')
                        set typed (string trim -- "$typed $word")
                    end
                end
                if test -n "$option"
                    __libsqlctl_offer (__libsqlctl_values "$typed $option") $current
                else if string match -qr -- '^-[^=]*=' $current
                    set option (string split -m 1 = -- $current)
                    for candidate in (__libsqlctl_offer (__libsqlctl_values "$typed $option[1]") $option[2])
                        echo $option[1]=$candidate
                    end
                else if string match -q -- '-*' $current
                    __libsqlctl_flags $typed
                else
                    set -l rest (__libsqlctl_rest $typed)
                    if test -n "$rest"
                        __libsqlctl_next $typed
                        __libsqlctl_offer $rest $current
                    else
                        __libsqlctl_next $typed
                        or __libsqlctl_flags $typed
                    end
                end
            end

            complete -c libsqlctl -f -a '(__libsqlctl)'
            """;

    private FishScript() {}

    static String of(List<Place> places) {
        return HEAD
                + function(
                        "next", "What may follow the words of a command, with what it does", places, FishScript::next)
                + function("flags", "The options of a command, with what they do", places, FishScript::flags)
                + function("valued", "The options of a command that take a value", places, FishScript::valued)
                + function(
                        "rest",
                        "What else may follow",
                        places,
                        place -> lines(Stream.of(place.arguments().text())))
                + "# The values of an option of a command\nfunction __libsqlctl_values\n    switch $argv[1]\n"
                + places.stream().map(FishScript::values).collect(Collectors.joining())
                + "    end\nend\n\n"
                + TAIL;
    }

    private static String function(String name, String comment, List<Place> places, Function<Place, String> lines) {
        StringBuilder text =
                new StringBuilder("# " + comment + "\nfunction __libsqlctl_" + name + "\n    switch $argv[1]\n");
        for (Place place : places) {
            String body = lines.apply(place);
            if (!body.isEmpty()) {
                text.append("        case ")
                        .append(quoted(place.typed()))
                        .append('\n')
                        .append(body);
            }
        }
        return text.append("        case '*'\n            return 1\n    end\nend\n\n")
                .toString();
    }

    private static String next(Place place) {
        return lines(place.commands().stream().map(word -> word.text() + "\t" + word.summary()));
    }

    private static String flags(Place place) {
        return lines(place.flags().stream()
                .flatMap(flag -> flag.names().stream().map(name -> name + "\t" + flag.summary())));
    }

    private static String valued(Place place) {
        return lines(place.valued().stream());
    }

    /** One call for all of them: {@code printf} repeats its format. */
    private static String lines(Stream<String> lines) {
        String words = lines.filter(line -> !line.isEmpty())
                .map(line -> " \\\n                " + quoted(line))
                .collect(Collectors.joining());
        return words.isEmpty() ? "" : "            printf '%s\\n'" + words + "\n";
    }

    private static String values(Place place) {
        return place.flags().stream()
                .filter(flag -> !flag.values().text().isEmpty())
                .map(flag -> "        case"
                        + flag.names().stream()
                                .map(name -> " " + quoted(place.typed() + " " + name))
                                .collect(Collectors.joining())
                        + "\n            echo " + quoted(flag.values().text()) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
