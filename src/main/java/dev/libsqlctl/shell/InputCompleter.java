package dev.libsqlctl.shell;

import dev.libsqlctl.jdbc.base.Keywords;
import dev.libsqlctl.sql.format.QuotedName;
import dev.libsqlctl.sql.format.ResultFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What a word may become: a keyword, a name of the database, a dot command or its argument. */
final class InputCompleter implements Completer {
    private static final Pattern QUALIFIED = Pattern.compile("(\\w+)\\.\\w*$");

    private final SchemaNames names;

    InputCompleter(SchemaNames names) {
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        Stream<String> words = before.startsWith(".") ? ofCommand(before) : ofStatement(before, line.word());
        words.distinct()
                .filter(word ->
                        word.regionMatches(true, 0, line.word(), 0, line.word().length()))
                .map(Candidate::new)
                .forEach(candidates::add);
    }

    private Stream<String> ofCommand(String before) {
        int blank = before.indexOf(' ');
        if (blank < 0) {
            return Arrays.stream(DotCommand.values()).map(DotCommand::word);
        }
        List<DotCommand> commands = DotCommand.of(before.substring(0, blank));
        return commands.size() != 1
                ? Stream.empty()
                : switch (commands.get(0)) {
                    case MODE ->
                        Arrays.stream(ResultFormat.values())
                                .map(format -> format.name().toLowerCase(Locale.ROOT));
                    case HEADERS, TIMER -> Stream.of("on", "off");
                    case SCHEMA, INDEXES, TABLES -> names.columns().keySet().stream();
                    default -> Stream.empty();
                };
    }

    private Stream<String> ofStatement(String before, String word) {
        Map<String, List<String>> columns = names.columns();
        Matcher qualified = QUALIFIED.matcher(before);
        if (qualified.find()) {
            return columns.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(qualified.group(1)))
                    .flatMap(entry -> entry.getValue().stream())
                    .map(InputCompleter::written);
        }
        Stream<String> known = Stream.concat(
                columns.keySet().stream(), columns.values().stream().flatMap(Collection::stream));
        return Stream.concat(keywords(word), known.map(InputCompleter::written));
    }

    /** All of them would tell nothing. They are written as the word is begun. */
    private static Stream<String> keywords(String word) {
        if (word.isEmpty()) {
            return Stream.empty();
        }
        boolean small = word.equals(word.toLowerCase(Locale.ROOT));
        return Keywords.all().stream().map(keyword -> small ? keyword.toLowerCase(Locale.ROOT) : keyword);
    }

    private static String written(String name) {
        return Keywords.isPlainName(name) ? name : QuotedName.of(name);
    }
}
