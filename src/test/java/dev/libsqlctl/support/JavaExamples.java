package dev.libsqlctl.support;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The Java examples of a document, each a block of statements, and what it says that they print. */
public final class JavaExamples {
    private static final String FENCE = "```";

    private JavaExamples() {}

    /**
     * An example.
     *
     * @param chapter the heading that it stands under
     * @param code its lines
     * @param output the block of text under it
     */
    public record Example(String chapter, List<String> code, List<String> output) {
        /** {@return a program that does what the example shows} */
        public JavaSource program(String name, List<String> imports) {
            String header = imports.stream()
                    .map(imported -> "import " + imported + ";\n")
                    .collect(Collectors.joining());
            String body = String.join("\n        ", own(false));
            return new JavaSource(name, header + String.join("\n", own(true)) + """

                    final class %s {
                        private %s() {}

                        public static void main(String[] arguments) throws Exception {
                            %s
                        }
                    }
                    """.formatted(name, name, body));
        }

        /** {@return what it is to print} */
        public String printed() {
            return output.stream().map(line -> line + "\n").collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return chapter + ": " + code.get(0);
        }

        private List<String> own(boolean imports) {
            return code.stream()
                    .filter(line -> line.startsWith("import ") == imports)
                    .toList();
        }
    }

    /** {@return the examples, in order} */
    public static List<Example> of(List<String> document) {
        List<Example> examples = new ArrayList<>();
        String chapter = "";
        String block = "";
        for (String line : document) {
            if (line.startsWith(FENCE)) {
                block = block.isEmpty() ? line : "";
                if (block.equals(FENCE + "java")) {
                    examples.add(new Example(chapter, new ArrayList<>(), new ArrayList<>()));
                }
            } else if (block.isEmpty() && line.startsWith("#")) {
                chapter = line.replaceFirst("^#+ ", "");
            } else if (block.equals(FENCE + "java")) {
                last(examples).code().add(line);
            } else if (block.equals(FENCE + "text")) {
                last(examples).output().add(line);
            }
        }
        return examples;
    }

    private static Example last(List<Example> examples) {
        return examples.get(examples.size() - 1);
    }
}
