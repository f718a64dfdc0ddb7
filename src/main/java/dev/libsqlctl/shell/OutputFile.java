package dev.libsqlctl.shell;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that results go to instead of being shown. */
final class OutputFile implements AutoCloseable {
    private BufferedWriter file;

    boolean isOpen() {
        return file != null;
    }

    /** Has the results to come go to a file, which is made anew. */
    void open(Path path) throws IOException {
        close();
        file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    /** {@return what results are written to} Closing it leaves the file open. */
    Writer writer() {
        return new FilterWriter(file) {
            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    /** Has the results to come be shown again. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            BufferedWriter ended = file;
            file = null;
            ended.close();
        }
    }
}
