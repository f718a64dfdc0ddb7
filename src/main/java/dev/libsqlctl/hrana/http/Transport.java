package dev.libsqlctl.hrana.http;

import java.io.IOException;

/** Sends requests. Implementations are thread-safe, deliver a POST at most once, and follow no redirects. */
public interface Transport {
    /**
     * Sends a request and waits for the head of its response.
     *
     * @return a response of whatever status, to be closed by the caller
     * @throws UnsentException if no connection came about: the server has seen nothing of the request
     * @throws java.net.SocketTimeoutException if the server was silent for longer than the read time-out; the request may be running
     * @throws IOException if the connection failed after it had come about; the server may have received the request
     */
    HttpResponse send(HttpRequest request) throws IOException;
}
