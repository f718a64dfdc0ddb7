package dev.libsqlctl.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names of directories that trip up who writes them into a file without care. */
final class OddPaths {
    private static final String NASTY = " '\"%$\\#;,:=&*!|>-{}[]`~?@^+\tnéü☕🦆";
    private static final int RANDOM = 60;
    private static final int LONGEST = 9;

    private OddPaths() {}

    /** {@return names, always the same} */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "plain",
                " begins and ends ",
                "ends with\\",
                "ends with\t",
                "$HOME",
                "${HOME}",
                "$$",
                "%n%%h",
                "'\"'\"",
                "\\x41\\n",
                "# no comment",
                "a: b",
                "- item",
                "a,b",
                "\"a,b\"",
                "yes",
                "{{.Name}}",
                ";",
                "köln 東京"));
        Random random = new Random(8);
        int[] characters = NASTY.codePoints().toArray();
        for (int i = 0; i < RANDOM; i++) {
            StringBuilder name = new StringBuilder("x");
            for (int length = 1 + random.nextInt(LONGEST); length > 0; length--) {
                name.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            names.add(name.toString());
        }
        return names.stream().distinct().toList();
    }
}
