package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.http.UnsentException;
import dev.libsqlctl.hrana.json.UnexpectedBodyException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Tells failures of reading and writing apart. */
final class Failures {
    private Failures() {}

    static HranaException of(IOException e, URI url) {
        if (e instanceof UnsentException unsent) {
            return unsent(unsent.reason(), url);
        }
        if (e instanceof UnexpectedBodyException) {
            return ProtocolException.unexpectedResponse("The answer is not what Hrana specifies: " + e.getMessage(), e);
        }
        if (e instanceof SocketTimeoutException) {
            return TransportException.unanswered(
                    TransportException.READ_TIMEOUT,
                    "No answer from " + url + " in time; the request may have been executed, or may be yet",
                    e);
        }
        return TransportException.unanswered(
                TransportException.CONNECTION_CUT,
                "The connection to " + url
                        + " broke before the answer was complete; the request may have been executed",
                e);
    }

    private static TransportException unsent(IOException e, URI url) {
        if (e instanceof ConnectException) {
            return TransportException.unsent(
                    TransportException.CONNECT_REFUSED, "Nothing listens at " + url + " (" + e.getMessage() + ")", e);
        }
        if (e instanceof SocketTimeoutException) {
            return TransportException.unsent(
                    TransportException.CONNECT_TIMEOUT, "No connection to " + url + " in time", e);
        }
        if (e instanceof UnknownHostException) {
            return TransportException.unsent(
                    TransportException.UNKNOWN_HOST, "The host of " + url + " is not known", e);
        }
        if (e instanceof SSLException) {
            return TransportException.unsent(
                    TransportException.TLS_FAILED, "No TLS connection to " + url + ": " + e.getMessage(), e);
        }
        return TransportException.unsent(
                TransportException.CONNECT_FAILED, "No connection to " + url + ": " + e.getMessage(), e);
    }
}
