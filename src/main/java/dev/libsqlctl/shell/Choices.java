package dev.libsqlctl.shell;

import dev.libsqlctl.sql.format.Layout;
import dev.libsqlctl.sql.format.Layout.Header;
import dev.libsqlctl.sql.format.ResultFormat;
import dev.libsqlctl.sql.format.ResultWriter;
import java.io.Writer;
import java.util.Optional;

/** What was chosen with dot commands. */
final class Choices {
    private final boolean saysChanges;
    private ResultFormat format;
    private Header header = Header.USUAL;
    private Optional<String> nullText = Optional.empty();
    private String table = Layout.USUAL.table();
    private boolean timer;

    /**
     * @param format how results are written at first
     * @param saysChanges whether the number of changed rows is told
     */
    Choices(ResultFormat format, boolean saysChanges) {
        this.format = format;
        this.saysChanges = saysChanges;
    }

    ResultWriter writer(Writer out) {
        return format.to(out, new Layout(header, nullText, table));
    }

    ResultFormat format() {
        return format;
    }

    void format(ResultFormat chosen) {
        format = chosen;
    }

    void table(String name) {
        table = name;
    }

    void header(Header chosen) {
        header = chosen;
    }

    void nullText(String text) {
        nullText = Optional.of(text);
    }

    boolean timer() {
        return timer;
    }

    void timer(boolean on) {
        timer = on;
    }

    boolean saysChanges() {
        return saysChanges;
    }
}
