package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.http.Coding;
import dev.libsqlctl.hrana.http.HttpRequest;
import dev.libsqlctl.hrana.http.HttpResponse;
import dev.libsqlctl.hrana.http.Transport;
import dev.libsqlctl.hrana.json.PipelineDecoder;
import dev.libsqlctl.hrana.json.RequestEncoder;
import dev.libsqlctl.hrana.proto.CursorReqBody;
import dev.libsqlctl.hrana.proto.PipelineReqBody;
import dev.libsqlctl.hrana.proto.PipelineRespBody;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The endpoints of Hrana over HTTP. Thread-safe. */
final class HranaHttp {
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final Endpoint endpoint;
    private final Timeouts timeouts;
    private final Transport transport;

    /** Whether the server is known to have no version 3. Once known it is not asked again: a new client notices an upgrade. */
    private volatile boolean version2;

    HranaHttp(Endpoint endpoint, Timeouts timeouts, Transport transport) {
        this.endpoint = endpoint;
        this.timeouts = timeouts;
        this.transport = transport;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    URI url() {
        return endpoint.url();
    }

    /** {@return where the database is, whoever asks} */
    Endpoint database() {
        return endpoint.withoutToken();
    }

    /** {@return whether only Hrana 2 is spoken, which has no cursor, no get_autocommit and no is_autocommit} */
    boolean version2() {
        return version2;
    }

    /** {@return whether it turns out only now that the server has a version 2 (Hrana 2, "Check support for version 2")} */
    private boolean discoverVersion2(URI base, Patience patience) throws IOException {
        if (version2) {
            return false;
        }
        try (HttpResponse response = transport.send(request(base, "/v2", null, Coding.IDENTITY, patience))) {
            HttpErrors.read(response.body());
            version2 = response.status() == OK;
            return version2;
        }
    }

    /**
     * Executes a pipeline.
     *
     * @param base the URL of the stream
     * @throws VersionMismatch if the requests are for version 3 and the server turns out to have none; nothing was executed
     */
    PipelineRespBody pipeline(URI base, PipelineReqBody body, Patience patience) throws VersionMismatch {
        byte[] bytes = RequestEncoder.encode(body);
        String path = version2 ? "/v2/pipeline" : "/v3/pipeline";
        try (HttpResponse response = transport.send(request(base, path, bytes, Coding.IDENTITY, patience))) {
            if (response.status() != OK) {
                throw refusal(base, response, patience);
            }
            return PipelineDecoder.decode(response.body(), body.requests());
        } catch (IOException e) {
            throw Failures.of(e, endpoint.url());
        }
    }

    /**
     * {@return the response, which is 200}
     *
     * @param base the URL of the stream
     * @throws VersionMismatch if the server turns out to have no version 3; nothing was executed
     */
    HttpResponse cursor(URI base, CursorReqBody body, Delivery delivery, Patience patience) throws VersionMismatch {
        try {
            HttpResponse response = transport.send(
                    request(base, "/v3/cursor", RequestEncoder.encode(body), delivery.coding(), patience));
            if (response.status() == OK) {
                return response;
            }
            try (response) {
                throw refusal(base, response, patience);
            }
        } catch (IOException e) {
            throw Failures.of(e, endpoint.url());
        }
    }

    /** {@return the text that a GET gives} */
    String get(String path) {
        return get(path, response -> HttpErrors.read(response.body()));
    }

    /** {@return what the server's clock says when it answers a GET; empty if it does not tell} */
    Optional<Instant> dateOf(String path) {
        return get(path, HttpResponse::date);
    }

    private interface Reading<T> {
        T of(HttpResponse response) throws IOException;
    }

    private <T> T get(String path, Reading<T> reading) {
        HttpRequest request = new HttpRequest(
                URI.create(endpoint.url() + path),
                endpoint.token().orElse(null),
                null,
                timeouts.connect(),
                timeouts.read());
        try (HttpResponse response = transport.send(request)) {
            if (response.status() != OK) {
                throw HttpErrors.of(response);
            }
            return reading.of(response);
        } catch (IOException e) {
            throw Failures.of(e, endpoint.url());
        }
    }

    private HranaException refusal(URI base, HttpResponse response, Patience patience)
            throws IOException, VersionMismatch {
        HranaException refusal = HttpErrors.of(response);
        boolean unknownRoute = response.status() == NOT_FOUND && refusal instanceof ProtocolException;
        if (unknownRoute && discoverVersion2(base, patience)) {
            throw new VersionMismatch();
        }
        return refusal;
    }

    private HttpRequest request(URI base, String path, byte[] body, Coding coding, Patience patience) {
        Duration left = patience.left();
        return new HttpRequest(
                URI.create(base + path),
                endpoint.token().orElse(null),
                endpoint.namespace().orElse(null),
                body,
                left.compareTo(timeouts.connect()) < 0 ? left : timeouts.connect(),
                left,
                coding,
                patience.cutSwitch());
    }

    /** The server has no Hrana 3. The requests have to be made anew, for version 2. */
    static final class VersionMismatch extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
