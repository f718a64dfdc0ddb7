package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.http.HttpResponse;
import dev.libsqlctl.hrana.json.CursorDecoder;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.CursorRespBody;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of a batch as they arrive (Hrana 3, "Cursor entries"). Not thread-safe. */
public final class Cursor implements AutoCloseable {
    private final HttpResponse response;
    private final GuardedBatch batch;
    private final URI url;
    private final Listener listener;
    private final List<SqlText> succeeded = new ArrayList<>();
    private BufferedReader lines;
    private CursorRespBody head;
    private HranaException failure;
    /** The one whose entries come; -1 before the first. */
    private int step = -1;

    private boolean whole;
    private boolean closed;

    Cursor(HttpResponse response, GuardedBatch batch, URI url, Listener listener) {
        this.response = response;
        this.batch = batch;
        this.url = url;
        this.listener = listener;
    }

    /** Learns that the stream is free again. */
    interface Listener {
        void ended(End end);
    }

    /**
     * How a cursor ended.
     *
     * @param head what it began with; null if it did not get that far
     * @param failure what broke it off; null if nothing did
     * @param drained whether the server has done with it
     * @param whole whether it was read to its end, so that it is known which steps ran
     * @param succeeded what those steps may do that ended well
     * @param pending what those steps may do that come after the one that was being read
     * @param text what all the steps may do
     */
    record End(
            CursorRespBody head,
            HranaException failure,
            boolean drained,
            boolean whole,
            SqlText succeeded,
            SqlText pending,
            SqlText text) {}

    void readHead() {
        try {
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            head = CursorDecoder.head(line());
        } catch (IOException e) {
            throw fail(Failures.of(e, url));
        }
    }

    /**
     * {@return the next entry; empty at the end of a result that is whole} The steps are those of the batch that was given.
     *
     * @throws TransportException if the result breaks off; what was read before is then not the whole
     * @throws ServerException if the whole batch failed
     * @throws IllegalStateException if the cursor was closed before its end
     */
    public Optional<CursorEntry> next() {
        if (failure != null) {
            throw failure;
        }
        while (!whole) {
            if (closed) {
                throw new IllegalStateException("The cursor is closed");
            }
            CursorEntry entry = read();
            if (entry instanceof CursorEntry.ReplicationIndex) {
                whole = true;
                close();
            } else if (entry instanceof CursorEntry.Error error) {
                whole = true;
                throw fail(ServerException.of(error.error()));
            } else if (follow(entry) >= batch.offset()) {
                return Optional.of(shifted(entry));
            }
        }
        return Optional.empty();
    }

    /** Ends the cursor and gives the stream back. What has not been read is lost. Never throws. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean drained = whole && atEndOfBody();
        response.close();
        try {
            listener.ended(new End(
                    head,
                    failure,
                    drained,
                    whole && failure == null,
                    SqlText.union(succeeded),
                    SqlText.union(pending()),
                    SqlText.union(batch.texts())));
        } catch (HranaException e) {
            // The stream remembers what it died of and says so on the next call.
        }
    }

    private List<SqlText> pending() {
        List<SqlText> texts = batch.texts();
        int next = Math.max(0, step + 1 - batch.offset());
        return whole ? List.of() : texts.subList(Math.min(next, texts.size()), texts.size());
    }

    private CursorEntry read() {
        try {
            return CursorDecoder.entry(line());
        } catch (IOException e) {
            throw fail(Failures.of(e, url));
        }
    }

    private String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new EOFException("The cursor breaks off");
        }
        return line;
    }

    /** {@return the step, as sent, that the entry belongs to} */
    private int follow(CursorEntry entry) {
        if (entry instanceof CursorEntry.StepBegin begin) {
            step = requireStep(begin.step());
        } else if (entry instanceof CursorEntry.StepError error) {
            step = requireStep(error.step());
        } else if (entry instanceof CursorEntry.StepEnd && step >= batch.offset()) {
            succeeded.add(batch.texts().get(step - batch.offset()));
        }
        return step;
    }

    private int requireStep(int number) {
        if (number < 0 || number >= batch.texts().size() + batch.offset()) {
            throw fail(ProtocolException.unexpectedResponse(
                    "The cursor speaks of a step that the batch does not have", null));
        }
        return number;
    }

    private CursorEntry shifted(CursorEntry entry) {
        if (entry instanceof CursorEntry.StepBegin begin) {
            return new CursorEntry.StepBegin(begin.step() - batch.offset(), begin.cols());
        }
        if (entry instanceof CursorEntry.StepError error) {
            return new CursorEntry.StepError(error.step() - batch.offset(), error.error());
        }
        return entry;
    }

    private boolean atEndOfBody() {
        try {
            return lines.readLine() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private <E extends HranaException> E fail(E newFailure) {
        failure = newFailure;
        close();
        return newFailure;
    }
}
