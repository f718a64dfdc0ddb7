package dev.libsqlctl.hrana.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;

/** Reads a text that is one JSON document and nothing else. */
final class JsonDocuments {
    private JsonDocuments() {}

    interface Decoder<T> {
        T decode(JsonReader in) throws IOException;
    }

    /**
     * {@return what the decoder makes of the document}
     *
     * @throws UnexpectedBodyException if it is no JSON, or not the expected one
     * @throws java.io.EOFException if the text ends within the document
     * @throws IOException if reading fails
     */
    static <T> T read(Reader reader, Decoder<T> decoder) throws IOException {
        JsonReader in = new JsonReader(reader);
        in.setStrictness(Strictness.STRICT);
        try {
            T decoded = decoder.decode(in);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new UnexpectedBodyException("The document is followed by something else");
            }
            return decoded;
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            // Its second line is an address of the library.
            throw new UnexpectedBodyException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }
}
