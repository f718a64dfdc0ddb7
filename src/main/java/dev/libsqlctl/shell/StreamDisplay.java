package dev.libsqlctl.shell;

import java.io.Writer;
import java.util.function.Consumer;

/** Results on one stream, talk on another. */
public final class StreamDisplay implements Display {
    private static final int COLUMNS = 80;

    private final Writer out;
    private final Consumer<String> talk;

    /**
     * @param out gets the results; flushed after each input, and not closed
     * @param talk gets the lines of talk
     */
    public StreamDisplay(Writer out, Consumer<String> talk) {
        this.out = out;
        this.talk = talk;
    }

    @Override
    public Writer open() {
        return LeftOpen.of(out);
    }

    @Override
    public void say(String line) {
        talk.accept(line);
    }

    @Override
    public int columns() {
        return COLUMNS;
    }
}
