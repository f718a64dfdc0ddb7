package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check of a dump says to programs. */
class RestoreCheckTest {
    @TempDir
    Path directory;

    private Run check(String dump) throws IOException {
        Files.writeString(directory.resolve("odd.sql"), dump);
        return InProcess.run(Map.of(), directory, "--json", "restore", "odd.sql", "--check", "--to", "new.db");
    }

    @Test
    void everyProblemIsInTheDocument() throws IOException {
        Run run = check("CREATE TABLE t(a);\nINSERT INTO t VALUES(1,2);\nINSERT INTO u VALUES(1);\n");

        JsonObject answer = assertThat(run).exitedWith(1).json();
        assertThat(answer.getAsJsonObject("error").get("code").getAsString()).isEqualTo("RESTORE_REFUSED");
        JsonArray problems = answer.getAsJsonArray("problems");
        assertThat(problems).hasSize(2);
        JsonObject second = problems.get(1).getAsJsonObject();
        assertThat(second.get("line").getAsLong()).isEqualTo(3);
        assertThat(second.get("message").getAsString())
                .contains("no such table")
                .contains("INSERT INTO u VALUES(1)");
    }

    @Test
    void aDumpWithoutMistakesHasNone() throws IOException {
        Run run = check("CREATE TABLE t(a);\nINSERT INTO t VALUES(1);\n");

        assertThat(assertThat(run).succeeded().json().getAsJsonArray("problems"))
                .isEmpty();
    }
}
