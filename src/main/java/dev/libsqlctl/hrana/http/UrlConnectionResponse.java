package dev.libsqlctl.hrana.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A response of an {@link HttpURLConnection}. */
final class UrlConnectionResponse implements HttpResponse {
    private final HttpURLConnection connection;
    private final int status;
    private final CutSwitch cutSwitch;
    private final Runnable ended;
    private Body body;
    private InputStream decoded;
    private boolean closed;

    UrlConnectionResponse(HttpURLConnection connection, int status, CutSwitch cutSwitch, Runnable ended) {
        this.connection = connection;
        this.status = status;
        this.cutSwitch = cutSwitch;
        this.ended = ended;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String contentType() {
        String header = connection.getContentType();
        return header == null ? "" : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Instant> date() {
        // The connection's word for "no such header, or none that is a date" is 0.
        return Optional.of(connection.getDate()).filter(date -> date != 0).map(Instant::ofEpochMilli);
    }

    @Override
    public InputStream body() throws IOException {
        if (body == null) {
            InputStream in = status < HttpURLConnection.HTTP_BAD_REQUEST
                    ? connection.getInputStream()
                    : connection.getErrorStream();
            body = in == null
                    ? new Body(InputStream.nullInputStream(), 0, cutSwitch)
                    : new Body(in, connection.getContentLengthLong(), cutSwitch);
            decoded = decoded(connection.getContentEncoding());
        }
        return decoded;
    }

    private InputStream decoded(String coding) throws IOException {
        if (coding == null) {
            return body;
        } else if (coding.equalsIgnoreCase("gzip")) {
            return new GzipBody(body);
        }
        throw new IOException("The body comes in the coding '" + coding + "', for which nobody has asked");
    }

    /**
     * Leaves the connection to the next request only after a success: a server that refuses before it has read the body closes the
     * connection afterwards, and the next request would break with it.
     */
    @Override
    public void close() {
        if (body != null && body.ended && status < HttpURLConnection.HTTP_BAD_REQUEST) {
            body.closeQuietly();
        } else {
            connection.disconnect();
        }
        if (!closed) {
            closed = true;
            ended.run();
        }
    }

    /**
     * Notices its end, where the connection is free for the next request. The streams below take a connection that is cut for the end of
     * a body whose length the server has given. They also let nobody close them while they are read, and who reads without a pause may
     * keep the others out for long: so it looks itself whether the request is cut.
     */
    private static final class Body extends FilterInputStream {
        private final CutSwitch cutSwitch;
        private long missing;
        private boolean ended;

        /** @param length negative if it is not known */
        Body(InputStream in, long length, CutSwitch cutSwitch) {
            super(in);
            this.cutSwitch = cutSwitch;
            missing = Math.max(0, length);
        }

        @Override
        public int read() throws IOException {
            requireUncut();
            int read = super.read();
            count(read < 0 ? read : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            requireUncut();
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        /** {@return 0, which is always right} Asked for it, the streams below read ahead without a bound, a copy of it all for each chunk. */
        @Override
        public int available() {
            return 0;
        }

        private void requireUncut() throws IOException {
            if (cutSwitch.isCut()) {
                throw new IOException("Given up");
            }
        }

        private void count(int read) throws EOFException {
            if (read >= 0) {
                missing -= read;
            } else if (missing > 0) {
                throw new EOFException("The body ends " + missing + " bytes too early");
            } else {
                ended = true;
            }
        }

        private void closeQuietly() {
            try {
                close();
            } catch (IOException e) {
                // The whole body has been read: there is nothing left to lose.
            }
        }
    }
}
