package dev.libsqlctl.server.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class EngineObjectTest {
    private static EngineObject of(String json) {
        return new EngineObject(JsonParser.parseString(json).getAsJsonObject());
    }

    @Test
    void whatIsThereIsTold() {
        EngineObject told = of("""
                {"a": {"text": "x", "flag": true, "number": 12345678901, "texts": ["p", "q"],
                 "objects": [{"text": "y"}], "named": {"n": {"text": "z"}, "m": 1},
                 "lists": {"8080/tcp": [{"text": "w"}], "5001/tcp": null}}}
                """);

        assertThat(told.text("a", "text")).hasValue("x");
        assertThat(told.flag("a", "flag")).hasValue(true);
        assertThat(told.number("a", "number")).hasValue(12345678901L);
        assertThat(told.texts("a", "texts")).containsExactly("p", "q");
        assertThat(told.objects("a", "objects"))
                .singleElement()
                .extracting(one -> one.text("text").orElseThrow())
                .isEqualTo("y");
        assertThat(told.objectsByName("a", "named")).containsOnlyKeys("n");
        assertThat(told.listsByName("a", "lists")).containsOnlyKeys("8080/tcp", "5001/tcp");
        assertThat(told.listsByName("a", "lists").get("5001/tcp")).isEmpty();
        assertThat(told.says("a", "number")).isTrue();
    }

    @Test
    void whatIsNotThereOrIsSomethingElseIsNothing() {
        EngineObject told = of("{\"a\": null, \"b\": [], \"c\": {}, \"d\": \"\", \"e\": 1}");

        for (String name : new String[] {"a", "b", "c", "d", "none"}) {
            assertThat(told.says(name)).as(name).isFalse();
            assertThat(told.texts(name)).as(name).isEmpty();
            assertThat(told.objects(name)).as(name).isEmpty();
            assertThat(told.objectsByName(name)).as(name).isEmpty();
            assertThat(told.flag(name)).as(name).isEmpty();
            assertThat(told.number(name)).as(name).isEmpty();
            assertThat(told.text(name, "deeper")).as(name).isEmpty();
        }
        assertThat(told.text("d")).hasValue("");
        assertThat(told.text("e")).isEmpty();
    }
}
