package dev.libsqlctl.hrana.json;

import com.google.gson.stream.JsonReader;
import dev.libsqlctl.hrana.proto.HranaError;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** Reads the body of a response that is not 200. */
public final class ErrorBodyDecoder {
    private ErrorBodyDecoder() {}

    /**
     * {@return the error in the body: the specification's {@code Error}, or sqld's {@code {"error": message}}; empty if it is neither}
     */
    public static Optional<HranaError> decode(String body) {
        try {
            return Optional.of(JsonDocuments.read(new StringReader(body), ErrorBodyDecoder::error));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static HranaError error(JsonReader in) throws IOException {
        var fields = new Object() {
            String message;
            String code;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "message", "error" -> fields.message = JsonObjects.string(in);
                case "code" -> fields.code = JsonObjects.stringOrNull(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new HranaError(JsonObjects.require("message", fields.message), fields.code);
    }
}
