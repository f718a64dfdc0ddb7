package dev.libsqlctl.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a backup is written down and read again. */
class ManifestFileTest {
    @TempDir
    Path directory;

    private Path backup() {
        return directory.resolve("a.backup.sql.zst");
    }

    private Path manifest() {
        return directory.resolve("a.backup.sql.zst.json");
    }

    private String text() throws IOException {
        ManifestFile.write(backup(), Manifests.full());
        return Files.readString(manifest());
    }

    private void assertDamaged(String text, String why) throws IOException {
        Files.writeString(manifest(), text);
        assertThatThrownBy(() -> ManifestFile.read(backup()))
                .as(text)
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BACKUP_INVALID))
                .hasMessageContaining(manifest() + " is no manifest of a backup: ")
                .hasMessageContaining(why);
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Manifest unverified = Manifests.of("x.sql", 0, Instant.EPOCH, Optional.empty());
        ManifestFile.write(directory.resolve("x.sql"), unverified);
        ManifestFile.write(backup(), Manifests.full());

        assertThat(ManifestFile.read(backup())).contains(Manifests.full());
        assertThat(ManifestFile.read(directory.resolve("x.sql"))).contains(unverified);
        assertThat(ManifestFile.read(directory.resolve("y.sql"))).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(manifest())))
                .isEqualTo("rw-------");
    }

    @Test
    void membersStandInTheirDocumentedOrder() throws IOException {
        assertThat(JsonParser.parseString(text()).getAsJsonObject().keySet())
                .containsExactly(
                        "file",
                        "format",
                        "compression",
                        "selection",
                        "origin",
                        "header",
                        "foreign_key_violations",
                        "tables",
                        "schema",
                        "bytes",
                        "content_bytes",
                        "sha256",
                        "begun",
                        "ended",
                        "verified",
                        "lost",
                        "program");
    }

    @Test
    void whatWasNotCountedIsNotKnown() throws IOException {
        JsonObject text = JsonParser.parseString(text()).getAsJsonObject();
        text.add("foreign_key_violations", JsonNull.INSTANCE);
        Files.writeString(manifest(), text.toString());
        Manifest read = ManifestFile.read(backup()).orElseThrow();

        assertThat(read.foreignKeyViolations()).isEqualTo(Manifest.NOT_COUNTED);
        ManifestFile.write(backup(), read);
        assertThat(JsonParser.parseString(Files.readString(manifest()))).isEqualTo(text);

        text.addProperty("foreign_key_violations", -1);
        assertDamaged(text.toString(), "'foreign_key_violations'");
    }

    @Test
    void whatALaterVersionSaysBesidesIsSkipped() throws IOException {
        Files.writeString(manifest(), text().replaceFirst("\\{", "{\"new\": [{\"x\": 1.5e3}, true, null],"));

        assertThat(ManifestFile.read(backup())).contains(Manifests.full());
    }

    @Test
    void nothingCanBeLeftOutOrBeOfAnotherKind() throws IOException {
        JsonObject whole = JsonParser.parseString(text()).getAsJsonObject();
        List<String> needed = new ArrayList<>(whole.keySet());
        needed.removeAll(List.of("verified", "foreign_key_violations"));
        for (String name : needed) {
            for (JsonElement wrong : List.of(new JsonPrimitive(true), JsonNull.INSTANCE, new JsonObject())) {
                JsonObject damaged = whole.deepCopy();
                damaged.add(name, wrong);
                assertDamaged(damaged.toString(), "");
            }
            JsonObject without = whole.deepCopy();
            without.remove(name);
            assertDamaged(without.toString(), "'" + name + "'");
        }
    }

    @Test
    void damageIsSaidToBeDamage() throws IOException {
        String text = text();
        assertDamaged("", "no JSON");
        assertDamaged(text.substring(0, text.length() / 2), "no JSON");
        assertDamaged(text + "{}", "no JSON");
        assertDamaged("[]", "no object");
        assertDamaged("[".repeat(100_000), "no JSON");
        assertDamaged(text.replace("\"sql\"", "\"xml\""), "'format' is 'xml', which is not known");
        assertDamaged(text.replace("\"a.backup.sql.zst\"", "\"../etc/passwd\""), "'file' is no file name");
        assertDamaged(text.replace("bytes\": 1234", "bytes\": -1"), "'bytes'");
        assertDamaged(text.replace("violations\": 3", "violations\": -1"), "'foreign_key_violations'");
        assertDamaged(text.replace("\"foreign_key_violations\"", "\"x\""), "'foreign_key_violations'");
        assertDamaged(text.replace("bytes\": 1234", "bytes\": 99999999999999999999"), "'bytes'");
        assertDamaged(text.replace("2026-11-22T10:00:01Z", "yesterday"), "'ended' is no time");
        assertDamaged(text.replace("dddd", "DDDD"), "'sha256' is no SHA-256");
        Files.write(manifest(), new byte[] {'{', (byte) 0xff, '}'});
        assertThatThrownBy(() -> ManifestFile.read(backup())).hasMessageContaining("no UTF-8");
    }
}
