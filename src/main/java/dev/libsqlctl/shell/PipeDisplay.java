package dev.libsqlctl.shell;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Results go to a program or a file, byte for byte; talk goes elsewhere. */
public final class PipeDisplay implements Display {
    private static final int COLUMNS = 80;

    private final OutputStream bytes;
    private final Writer text;
    private final Consumer<String> talk;

    /**
     * @param out gets the results; flushed after each input, and not closed
     * @param talk gets the lines of talk
     */
    public PipeDisplay(OutputStream out, Consumer<String> talk) {
        this.bytes = out;
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.talk = talk;
    }

    @Override
    public Writer open() {
        return LeftOpen.of(text);
    }

    @Override
    public OutputStream openBytes() {
        return LeftOpen.of(bytes);
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
