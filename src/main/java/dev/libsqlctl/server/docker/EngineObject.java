package dev.libsqlctl.server.docker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an engine tells of a thing (Docker Engine API). Engines leave out what is empty or say {@code null} for it, each as it likes: both are read as nothing, and so
 * is what has another type than was asked for.
 *
 * @param members as the engine wrote them
 */
record EngineObject(JsonObject members) {
    /** {@return a text} An empty one is told as it is. */
    Optional<String> text(String... path) {
        return primitive(path).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
    }

    /** {@return true or false} */
    Optional<Boolean> flag(String... path) {
        return primitive(path).filter(JsonPrimitive::isBoolean).map(JsonPrimitive::getAsBoolean);
    }

    /** {@return a whole number} */
    OptionalLong number(String... path) {
        return primitive(path)
                .filter(JsonPrimitive::isNumber)
                .map(number -> OptionalLong.of(number.getAsLong()))
                .orElseGet(OptionalLong::empty);
    }

    /** {@return an object} */
    Optional<EngineObject> object(String... path) {
        return element(path)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .map(EngineObject::new);
    }

    /** {@return the texts of an array} */
    List<String> texts(String... path) {
        return elements(element(path))
                .filter(JsonPrimitive.class::isInstance)
                .map(JsonElement::getAsString)
                .toList();
    }

    /** {@return the objects of an array} */
    List<EngineObject> objects(String... path) {
        return objects(element(path));
    }

    /** {@return the objects that are the members of an object} */
    Map<String, EngineObject> objectsByName(String... path) {
        Map<String, EngineObject> named = new LinkedHashMap<>();
        object(path)
                .ifPresent(object -> object.members
                        .entrySet()
                        .forEach(member ->
                                object.object(member.getKey()).ifPresent(value -> named.put(member.getKey(), value))));
        return named;
    }

    /** {@return the arrays that are the members of an object, by its names, in its order} */
    Map<String, List<EngineObject>> listsByName(String... path) {
        Map<String, List<EngineObject>> named = new LinkedHashMap<>();
        object(path)
                .ifPresent(object -> object.members
                        .entrySet()
                        .forEach(member -> named.put(member.getKey(), objects(Optional.of(member.getValue())))));
        return named;
    }

    /** {@return whether there is something, be it only a number} */
    boolean says(String... path) {
        return element(path)
                .filter(value -> !(value instanceof JsonArray array && array.isEmpty()))
                .filter(value -> !(value instanceof JsonObject object && object.isEmpty()))
                .filter(value -> !(value instanceof JsonPrimitive text
                        && text.isString()
                        && text.getAsString().isEmpty()))
                .isPresent();
    }

    private Optional<JsonPrimitive> primitive(String... path) {
        return element(path).filter(JsonPrimitive.class::isInstance).map(JsonPrimitive.class::cast);
    }

    private Optional<JsonElement> element(String... path) {
        JsonElement value = members;
        for (String name : path) {
            value = value instanceof JsonObject object ? object.get(name) : null;
        }
        return Optional.ofNullable(value).filter(found -> !found.isJsonNull());
    }

    private static List<EngineObject> objects(Optional<JsonElement> array) {
        return elements(array)
                .filter(JsonObject.class::isInstance)
                .map(object -> new EngineObject((JsonObject) object))
                .toList();
    }

    private static Stream<JsonElement> elements(Optional<JsonElement> array) {
        return array.filter(JsonArray.class::isInstance)
                .map(found -> StreamSupport.stream(((JsonArray) found).spliterator(), false))
                .orElseGet(Stream::empty);
    }
}
