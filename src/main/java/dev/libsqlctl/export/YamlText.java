package dev.libsqlctl.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Text of YAML that readers of YAML 1.1 and of 1.2 understand alike: each string that is a value stands in quotes, because to some {@code no} is a truth value and {@code 8080:8080} a
 * number of base 60.
 */
final class YamlText {
    /** Names that are ours, of which none can be mistaken. */
    private static final String PLAIN_NAME = "[A-Za-z]{2,}_?[A-Za-z_]{2,}";

    private static final String WORDS_OF_YAML = "(?i)true|false|null";

    private final List<String> heading;

    /** @param heading lines that nobody reads but people */
    YamlText(List<String> heading) {
        this.heading = heading;
    }

    /** {@return the text of an object} */
    String of(Map<String, Object> object) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setSplitLines(false)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
        String comments = heading.stream()
                .map(line -> ("# " + line).stripTrailing() + "\n")
                .collect(Collectors.joining());
        return comments
                + new Present(settings)
                        .emitToString(new Serialize(settings)
                                .serializeOne(node(object))
                                .iterator());
    }

    private static Node node(Object value) {
        if (value instanceof Map<?, ?> members) {
            return new MappingNode(
                    Tag.MAP,
                    members.entrySet().stream()
                            .map(member -> new NodeTuple(name((String) member.getKey()), node(member.getValue())))
                            .toList(),
                    FlowStyle.BLOCK);
        }
        if (value instanceof List<?> elements) {
            return new SequenceNode(
                    Tag.SEQ, elements.stream().map(YamlText::node).toList(), FlowStyle.BLOCK);
        }
        if (value instanceof Integer number) {
            return new ScalarNode(Tag.INT, number.toString(), ScalarStyle.PLAIN);
        }
        if (value instanceof Boolean truth) {
            return new ScalarNode(Tag.BOOL, truth.toString(), ScalarStyle.PLAIN);
        }
        return new ScalarNode(Tag.STR, (String) value, ScalarStyle.DOUBLE_QUOTED);
    }

    private static Node name(String text) {
        boolean plain = text.matches(PLAIN_NAME) && !text.matches(WORDS_OF_YAML);
        return new ScalarNode(Tag.STR, text, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }
}
