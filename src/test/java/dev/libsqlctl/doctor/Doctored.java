package dev.libsqlctl.doctor;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the built program's doctor said. */
final class Doctored {
    private final Run run;
    private final JsonObject answer;

    private Doctored(Run run) {
        this.run = run;
        this.answer = assertThat(run).json();
        assertThat(run.err()).as(run.toString()).doesNotContain("\tat ");
        assertThat(answer.keySet()).containsExactly("findings", "checked");
    }

    /** {@return what it says} */
    static Doctored by(Program program, String... options) {
        return new Doctored(program.run(
                Stream.concat(Stream.of("doctor", "--json"), Stream.of(options)).toArray(String[]::new)));
    }

    private Stream<JsonObject> findings() {
        return StreamSupport.stream(answer.getAsJsonArray("findings").spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    private List<String> names() {
        return findings().map(finding -> finding.get("name").getAsString()).toList();
    }

    /** It found these and nothing else, each of its documented severity and with advice, and its exit code says so. */
    Doctored found(Diagnosis... diagnoses) {
        assertThat(names())
                .as(run.toString())
                .containsExactlyInAnyOrder(
                        Arrays.stream(diagnoses).map(Diagnosis::id).toArray(String[]::new));
        findings().forEach(finding -> {
            Diagnosis diagnosis = Arrays.stream(diagnoses)
                    .filter(known -> known.id().equals(finding.get("name").getAsString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(finding.get("severity").getAsString())
                    .isEqualTo(diagnosis.severity().id());
            assertThat(finding.get("advice").getAsString()).isNotBlank();
        });
        boolean problem = Arrays.stream(diagnoses).anyMatch(diagnosis -> diagnosis.severity() == Severity.PROBLEM);
        assertThat(run).exitedWith(problem ? 5 : 0);
        return this;
    }

    /** One of the messages has this in it. */
    Doctored saying(String words) {
        assertThat(findings().map(finding -> finding.get("message").getAsString()))
                .as(run.toString())
                .anyMatch(message -> message.contains(words));
        return this;
    }

    /** These were looked at. */
    Doctored having(String... checks) {
        assertThat(checked()).as(run.toString()).contains(checks);
        return this;
    }

    /** These did not apply. */
    Doctored without(String... checks) {
        assertThat(checked()).as(run.toString()).doesNotContain(checks);
        return this;
    }

    private List<String> checked() {
        return StreamSupport.stream(answer.getAsJsonArray("checked").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    /** Nothing that it wrote has this in it. */
    Doctored hiding(String secret) {
        assertThat(run.toString()).doesNotContain(secret);
        return this;
    }
}
