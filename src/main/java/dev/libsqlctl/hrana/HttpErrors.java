package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.http.HttpResponse;
import dev.libsqlctl.hrana.json.ErrorBodyDecoder;
import dev.libsqlctl.hrana.proto.HranaError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Brings responses that are not 200 to the codes that the protocol has for the same errors. */
final class HttpErrors {
    /** No error of sqld is longer, and a proxy's page says in its first lines what it is. */
    private static final int BODY_LIMIT = 64 * 1024;

    private HttpErrors() {}

    static HranaException of(HttpResponse response) throws IOException {
        return of(response.status(), response.contentType(), read(response.body()));
    }

    static HranaException of(int status, String contentType, String body) {
        if (status == 401) {
            return AuthErrors.unauthorized(message(body).orElse(""));
        }
        Optional<HranaError> error = ErrorBodyDecoder.decode(body);
        if (error.isPresent() && error.get().code() != null) {
            return ServerException.ofStatus(
                    status, error.get().code(), error.get().message());
        }
        if (error.isPresent()) {
            return ofMessage(status, error.get().message());
        }
        if (status == 400 && contentType.equals("text/plain")) {
            return ServerException.ofStatus(status, plainTextCode(body), body.strip());
        }
        if (status == 429) {
            return ServerException.ofStatus(status, ServerException.TOO_MANY_REQUESTS, "Too many requests");
        }
        return ProtocolException.unexpectedResponse(
                "The answer is HTTP " + status + (contentType.isEmpty() ? "" : " of type " + contentType)
                        + ", not one of a libSQL server: is the URL right, or is there a proxy in between?",
                null);
    }

    private static ServerException ofMessage(int status, String message) {
        return switch (status) {
            case 403 -> ServerException.ofStatus(status, "FORBIDDEN", message);
            case 404 -> ServerException.ofStatus(status, "NAMESPACE_NOT_FOUND", message);
            case 429 -> ServerException.ofStatus(status, ServerException.TOO_MANY_REQUESTS, message);
            default -> internal(status, message);
        };
    }

    /** A cursor wraps what a pipeline reports as an error of the statement. */
    private static ServerException internal(int status, String message) {
        String inner = unwrap("Internal Error: `", message);
        String code = StmtErrors.codeOf(inner).orElse(status >= 500 ? "INTERNAL_ERROR" : "BAD_REQUEST");
        return ServerException.ofStatus(status, code, inner);
    }

    private static String plainTextCode(String body) {
        if (body.startsWith("Received an invalid baton")) {
            return ServerException.BATON_INVALID;
        }
        if (body.startsWith("Received a baton that has already been used")) {
            return ServerException.BATON_REUSED;
        }
        return "BAD_REQUEST";
    }

    private static Optional<String> message(String body) {
        return ErrorBodyDecoder.decode(body).map(HranaError::message);
    }

    static String unwrap(String prefix, String message) {
        return message.startsWith(prefix) && message.endsWith("`")
                ? message.substring(prefix.length(), message.length() - 1)
                : message;
    }

    static String read(InputStream body) throws IOException {
        return new String(body.readNBytes(BODY_LIMIT), StandardCharsets.UTF_8);
    }
}
