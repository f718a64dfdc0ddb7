package dev.libsqlctl.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option.
 *
 * @param names its names, with their dashes
 * @param summary the first sentence of its description
 * @param takesValue whether the next word is its value
 * @param values what that may be
 */
record Flag(List<String> names, String summary, boolean takesValue, Candidates values) {
    static Flag of(OptionSpec option) {
        return new Flag(
                List.of(option.names()),
                firstSentence(String.join(" ", option.description())),
                option.arity().max() > 0,
                Candidates.of(option));
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
    }
}
