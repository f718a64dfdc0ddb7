package dev.libsqlctl.support;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program.Run;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What is expected of a run of the program. */
public final class RunAssert extends AbstractAssert<RunAssert, Run> {
    private RunAssert(Run run) {
        super(run, RunAssert.class);
    }

    /** {@return expectations of a run} */
    public static RunAssert assertThat(Run run) {
        return new RunAssert(run);
    }

    /** It ended with 0. */
    public RunAssert succeeded() {
        return exitedWith(0);
    }

    /** It ended with this code. */
    public RunAssert exitedWith(int code) {
        Assertions.assertThat(actual.exitCode()).as(actual.toString()).isEqualTo(code);
        return this;
    }

    /** It ended with an error of ours: its exit code, its code and a hint on stderr, nothing on stdout, no stack trace. */
    public RunAssert failedWith(ErrorCode code) {
        exitedWith(code.exitCode().number());
        Assertions.assertThat(actual.err())
                .as(actual.toString())
                .contains("error: " + code.name() + ": ")
                .doesNotContain("\tat ");
        Assertions.assertThat(actual.out()).as(actual.toString()).isEmpty();
        return this;
    }

    /** Its standard output has this in it. */
    public RunAssert says(String text) {
        Assertions.assertThat(actual.out()).as(actual.toString()).contains(text);
        return this;
    }

    /** Its standard error has this in it. */
    public RunAssert warns(String text) {
        Assertions.assertThat(actual.err()).as(actual.toString()).contains(text);
        return this;
    }

    /** {@return its standard output without white space around it} */
    public String text() {
        return actual.out().strip();
    }

    /** {@return its standard output, which is one JSON object} */
    public JsonObject json() {
        return JsonParser.parseString(actual.out()).getAsJsonObject();
    }
}
