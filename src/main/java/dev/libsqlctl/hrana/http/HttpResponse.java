package dev.libsqlctl.hrana.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** A response whose body has not been read yet. Not thread-safe. */
public interface HttpResponse extends AutoCloseable {
    /** {@return the HTTP status} */
    int status();

    /** {@return the media type of the body in lower case, without parameters; empty if none is given} */
    String contentType();

    /** {@return what the server's clock said when it answered, to the second; empty if it does not tell} */
    Optional<Instant> date();

    /**
     * {@return the body, empty if there is none}
     *
     * @throws IOException if it cannot be read
     */
    InputStream body() throws IOException;

    /** Ends the response. A body read to its end leaves the connection to the next request; any other is cut off at once. */
    @Override
    void close();
}
