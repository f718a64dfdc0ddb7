package dev.libsqlctl.hrana.http;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** A response of which nothing but the status is known. */
final class BareResponse implements HttpResponse {
    private final int status;

    BareResponse(int status, HttpResponse discarded) {
        this.status = status;
        discarded.close();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String contentType() {
        return "";
    }

    @Override
    public Optional<Instant> date() {
        return Optional.empty();
    }

    @Override
    public InputStream body() {
        return InputStream.nullInputStream();
    }

    @Override
    public void close() {
        // The response that this one stands for is closed.
    }
}
