package dev.libsqlctl.cli;

import dev.libsqlctl.sql.format.DocumentWriter;
import dev.libsqlctl.sql.format.ResultWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Standard output for results. What was written is seen soon, however slowly rows come. */
final class ResultOutput implements ResultWriter, AutoCloseable {
    private static final long NANOS_UNSEEN = Duration.ofMillis(200).toNanos();

    private final Writer out;
    private final ResultWriter results;
    private final Optional<DocumentWriter> document;
    private long flushed = System.nanoTime();

    ResultOutput(Writer out, ResultWriter results, Optional<DocumentWriter> document) {
        this.out = out;
        this.results = results;
        this.document = document;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        results.begin(columns);
    }

    @Override
    public void row(Object[] values) throws IOException {
        results.row(values);
        long now = System.nanoTime();
        if (now - flushed > NANOS_UNSEEN) {
            out.flush();
            flushed = now;
        }
    }

    @Override
    public void end() throws IOException {
        results.end();
        out.flush();
    }

    @Override
    public void breakOff(Map<String, Object> error) throws IOException {
        results.breakOff(error);
        out.flush();
    }

    /** Writes what became of a statement that failed when others follow, where there is a place for it. */
    void failed(Map<String, Object> error) throws IOException {
        if (document.isPresent()) {
            document.get().failed(error);
        }
    }

    /** Writes what a statement without rows did, where there is a place for it. */
    void changes(long rows) throws IOException {
        if (document.isPresent()) {
            document.get().changes(rows);
        }
    }

    /** {@return whether errors are in this output, so that they must not come behind it} */
    boolean hasErrors() {
        return document.isPresent();
    }

    /** Ends the output with an error. */
    void fail(Map<String, Object> error) throws IOException {
        document.orElseThrow().fail(error);
        out.write('\n');
        out.flush();
    }

    /** Ends the output. */
    void complete() throws IOException {
        if (document.isPresent()) {
            document.get().close();
            out.write('\n');
        }
        out.flush();
    }

    /** What was written of a result that failed is seen, too. */
    @Override
    public void close() throws IOException {
        out.flush();
    }
}
