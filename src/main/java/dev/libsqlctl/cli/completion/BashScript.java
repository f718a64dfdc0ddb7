package dev.libsqlctl.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** The script for Bash. It starts no other program and leaves no names but its own behind. */
final class BashScript {
    private static final String HEAD = """
            # Completion of libsqlctl for Bash, written by 'libsqlctl completion bash'.

            # What may follow the words of a command: sets commands, flags, valued and arguments.
            _libsqlctl_place() {
              commands= flags= valued= arguments=
              case $1 in
            """;

    private static final String MIDDLE = """
              esac
            }

            # The values of an option of a command: sets candidates.
            _libsqlctl_values() {
              candidates=
              case $1 in
            """;

    private static final String TAIL = """
              esac
            }

            _libsqlctl_reply() {
              local line
              while IFS= read -r line; do
                COMPREPLY+=("$line")
              done < <(compgen "$@")
            }

            _libsqlctl() {
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
              local typed= option= word candidates commands flags valued arguments i
              COMPREPLY=()
              # Bash takes --name=value apart.
              if [[ $current == '=' ]]; then
                option=$previous current=
              elif [[ $previous == '=' ]] && ((COMP_CWORD > 2)); then
                option=${COMP_WORDS[COMP_CWORD - 2]}
              else
                option=$previous
              fi
              _libsqlctl_place ''
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [[ " $valued " == *" $word "* ]]; then
                  [[ ${COMP_WORDS[i + 1]} == '=' ]] && ((i++))
                  ((i++))
                elif [[ " $commands " == *" $word "* ]]; then
                  typed=${typed:+$typed }$word
                  _libsqlctl_place "$typed"
                fi
              done
              if [[ -n $option && " $valued " == *" $option "* ]]; then
                _libsqlctl_values "$typed $option"
              elif [[ $current == -* ]]; then
                candidates=$flags
              else
                candidates="$commands $arguments"
                [[ $candidates == ' ' ]] && candidates=$flags
              fi
              case $candidates in
                *'<files>')
                  type compopt >/dev/null 2>&1 && compopt -o filenames
                  _libsqlctl_reply -f -- "$current"
                  ;;
                *'<directories>')
                  type compopt >/dev/null 2>&1 && compopt -o filenames
                  _libsqlctl_reply -d -- "$current"
                  ;;
              esac
              candidates=${candidates%<*>}
              [[ -n $candidates ]] && _libsqlctl_reply -W "$candidates" -- "$current"
              return 0
            }

            complete -F _libsqlctl libsqlctl
            """;

    private BashScript() {}

    static String of(List<Place> places) {
        return HEAD
                + places.stream().map(BashScript::place).collect(Collectors.joining())
                + MIDDLE
                + places.stream().map(Place::valueCases).collect(Collectors.joining())
                + TAIL;
    }

    private static String place(Place place) {
        String commands = place.commands().stream().map(Place.Word::text).collect(Collectors.joining(" "));
        String flags =
                place.flags().stream().flatMap(flag -> flag.names().stream()).collect(Collectors.joining(" "));
        return "    '" + place.typed() + "')\n"
                + assignment("commands", commands)
                + assignment("flags", flags)
                + assignment("valued", String.join(" ", place.valued()))
                + assignment("arguments", place.arguments().text())
                + "      ;;\n";
    }

    private static String assignment(String name, String value) {
        return value.isEmpty() ? "" : "      " + name + "='" + value + "'\n";
    }
}
