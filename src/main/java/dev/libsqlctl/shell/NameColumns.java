package dev.libsqlctl.shell;

import dev.libsqlctl.sql.format.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Names side by side, to be read from top to bottom. */
final class NameColumns {
    private static final int GAP = 2;

    private NameColumns() {}

    /** {@return lines of no more columns than these, unless one name has more} */
    static List<String> of(List<String> names, int columns) {
        int width = GAP + names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
        int across = Math.max(1, columns / width);
        int down = (names.size() + across - 1) / across;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < down; i++) {
            StringBuilder line = new StringBuilder();
            for (int j = i; j < names.size(); j += down) {
                String name = names.get(j);
                line.append(name).append(" ".repeat(Math.max(0, width - DisplayWidth.of(name))));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
