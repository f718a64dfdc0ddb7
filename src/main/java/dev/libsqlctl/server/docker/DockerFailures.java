package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns docker-java's exceptions into this program's. */
final class DockerFailures {
    private static final Pattern STATUS_PREFIX = Pattern.compile("^Status \\d+: ");

    private DockerFailures() {}

    /**
     * Makes a call.
     *
     * @param action what the call does, to follow "cannot"
     * @param call the call
     * @return its result
     * @throws LibsqlctlException when the engine refuses or is gone
     */
    static <T> T translating(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw translate(action, e);
        }
    }

    /** {@return this program's exception for one of docker-java's; one that is a mistake of this program is thrown as it is} */
    static LibsqlctlException translate(String action, RuntimeException failure) {
        if (failure instanceof LibsqlctlException known) {
            return known;
        }
        if (failure instanceof DockerException refused) {
            return new LibsqlctlException(
                    ErrorCode.DOCKER_REFUSED,
                    "cannot " + action + ": " + words(refused),
                    "These are the engine's own words; its log may say more (journalctl -u docker).",
                    refused);
        }
        if (Thread.currentThread().isInterrupted()) {
            return LibsqlctlException.interrupted();
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new LibsqlctlException(
                        ErrorCode.DOCKER_UNAVAILABLE,
                        "cannot " + action + ": the connection to the Docker engine broke (" + cause.getMessage() + ")",
                        "See with docker info whether the engine still runs, then try again.",
                        failure);
            }
        }
        throw failure;
    }

    /** {@return the engine's own words: {@code {"message": ...}} behind docker-java's prefix} */
    static String words(DockerException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher prefix = STATUS_PREFIX.matcher(message);
        String body = prefix.find() ? message.substring(prefix.end()) : message;
        try {
            return JsonParser.parseString(body) instanceof JsonObject object
                    ? new EngineObject(object).text("message").orElse(body).strip()
                    : body.strip();
        } catch (JsonParseException e) {
            return body.strip();
        }
    }
}
