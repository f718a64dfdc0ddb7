package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Asks an engine, and gives it short orders. docker-java does the same by types of its own, which it has to learn by reflection first: that takes longer than all else that a command like
 * {@code status} does. It is left what is long: to create containers, pull images, read logs and run programs.
 *
 * <p>A refusal is one of docker-java's exceptions; a connection that breaks is an {@link UncheckedIOException}.
 */
final class EngineApi {
    private static final int LONGEST_REFUSAL = 100_000;

    private final DockerHttpClient transport;
    private final String version;

    /**
     * @param transport carries the requests
     * @param version the beginning of every path, such as {@code /v1.44}; empty for the engine's own
     */
    EngineApi(DockerHttpClient transport, String version) {
        this.transport = transport;
        this.version = version;
    }

    /** {@return the same engine, spoken to in another version} */
    EngineApi versioned(String other) {
        return new EngineApi(transport, other);
    }

    /** {@return what the engine tells} */
    EngineObject get(String path) {
        return read(path) instanceof JsonObject object ? new EngineObject(object) : unexpected(path, null);
    }

    /** {@return what the engine tells; empty when there is no such thing} */
    Optional<EngineObject> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** {@return what the engine lists} */
    List<EngineObject> list(String path) {
        if (!(read(path) instanceof JsonArray array)) {
            return unexpected(path, null);
        }
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element instanceof JsonObject object
                        ? new EngineObject(object)
                        : EngineApi.<EngineObject>unexpected(path, null))
                .toList();
    }

    /** Orders something. */
    void post(String path) {
        order("POST", path);
    }

    /** Deletes something. */
    void delete(String path) {
        order("DELETE", path);
    }

    private void order(String method, String path) {
        try (DockerHttpClient.Response response = send(method, path)) {
            requireDone(response);
        }
    }

    /** The first value of an answer, which may be a stream without an end. */
    private JsonElement read(String path) {
        try (DockerHttpClient.Response response = send("GET", path)) {
            requireDone(response);
            return JsonParser.parseReader(
                    new JsonReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8)));
        } catch (JsonParseException e) {
            return unexpected(path, e);
        }
    }

    private static <T> T unexpected(String path, Exception cause) {
        throw new UncheckedIOException(new IOException("the answer to " + path + " is not what an engine says", cause));
    }

    private DockerHttpClient.Response send(String method, String path) {
        return transport.execute(Request.builder()
                .method(Request.Method.valueOf(method))
                .path(version + path)
                .build());
    }

    private static void requireDone(DockerHttpClient.Response response) {
        int status = response.getStatusCode();
        if (status / 100 == 2) {
            return;
        }
        String words = body(response);
        switch (status) {
            case 304 -> throw new NotModifiedException(words);
            case 404 -> throw new NotFoundException(words);
            default -> throw new DockerException(words, status);
        }
    }

    private static String body(DockerHttpClient.Response response) {
        try {
            return new String(response.getBody().readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
