package dev.libsqlctl.shell;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that results go to instead of being shown. */
final class OutputFile implements AutoCloseable {
    private OutputStream file;

    boolean isOpen() {
        return file != null;
    }

    /** Has the results to come go to a file, which is made anew. */
    void open(Path path) throws IOException {
        close();
        file = new BufferedOutputStream(Files.newOutputStream(path));
    }

    /** {@return what results are written to} Closing it leaves the file open. */
    Writer writer() {
        return LeftOpen.of(new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8)));
    }

    /** {@return what bytes are written to} Closing it leaves the file open. */
    OutputStream bytes() {
        return LeftOpen.of(file);
    }

    /** Has the results to come be shown again. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            OutputStream ended = file;
            file = null;
            ended.close();
        }
    }
}
