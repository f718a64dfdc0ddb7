package dev.libsqlctl.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for the Z shell: to be sourced, or to lie in a directory of {@code fpath} under the name {@code _libsqlctl}. */
final class ZshScript {
    private static final String HEAD = """
            #compdef libsqlctl
            # Completion of libsqlctl for the Z shell, written by 'libsqlctl completion zsh'.

            # What may follow the words of a command: sets next, flags, valued and rest.
            _libsqlctl_place() {
              next=() flags=() valued=() rest=
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

            _libsqlctl_offer() {
              case $1 in
                '<files>') _files ;;
                '<directories>') _files -/ ;;
                ?*) compadd -- ${=1} ;;
              esac
            }

            _libsqlctl() {
              local typed= word= option= candidates= rest=
              local -a next flags valued
              local -i i
              _libsqlctl_place ''
              for ((i = 2; i < CURRENT; i++)); do
                word=$words[i]
                option=
                if (($valued[(Ie)$word])); then
                  option=$word
                  ((i++))
                elif (($next[(I)$word:*])); then
                  typed=${typed:+$typed }$word
                  _libsqlctl_place $typed
                fi
              done
              if [[ $words[CURRENT] == -*=* ]]; then
                option=${words[CURRENT]%%=*}
                compset -P '*='
              elif ((i == CURRENT)); then
                option=
              fi
              if [[ -n $option ]]; then
                _libsqlctl_values "$typed $option"
                _libsqlctl_offer $candidates
              elif [[ $words[CURRENT] == -* ]]; then
                _describe -o option flags
              else
                (($#next)) && _describe -t commands command next
                _libsqlctl_offer $rest
                ((!$#next)) && [[ -z $rest ]] && _describe -o option flags
              fi
            }

            if [[ ${funcstack[1]} == _libsqlctl ]]; then
              _libsqlctl "$@"
            else
              compdef _libsqlctl libsqlctl
            fi
            """;

    private ZshScript() {}

    static String of(List<Place> places) {
        return HEAD
                + places.stream().map(ZshScript::place).collect(Collectors.joining())
                + MIDDLE
                + places.stream().map(Place::valueCases).collect(Collectors.joining())
                + TAIL;
    }

    private static String place(Place place) {
        Stream<String> commands = place.commands().stream().map(word -> described(word.text(), word.summary()));
        Stream<String> flags = place.flags().stream()
                .flatMap(flag -> flag.names().stream().map(name -> described(name, flag.summary())));
        String rest = place.arguments().text();
        return "    '" + place.typed() + "')\n"
                + array("next", commands)
                + array("flags", flags)
                + array("valued", place.valued().stream())
                + (rest.isEmpty() ? "" : "      rest='" + rest + "'\n")
                + "      ;;\n";
    }

    private static String described(String word, String summary) {
        return "'" + word + ":" + summary.replace("'", "'\\''") + "'";
    }

    private static String array(String name, Stream<String> elements) {
        String text = elements.map(element -> "\n        " + element).collect(Collectors.joining());
        return text.isEmpty() ? "" : "      " + name + "=(" + text + "\n      )\n";
    }
}
