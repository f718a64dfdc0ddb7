package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Completion scripts in the shells that they are for. */
class CompletionIT {
    /** What is typed, and all that it is completed to. */
    private static final Map<String, List<String>> ALL = Map.ofEntries(
            Map.entry("libsqlctl mi", List.of("migrate")),
            Map.entry("libsqlctl --json mi", List.of("migrate")),
            Map.entry("libsqlctl token ", List.of("create", "inspect", "verify")),
            Map.entry("libsqlctl backup --co", List.of("--compress")),
            Map.entry("libsqlctl backup --compress ", List.of("gzip", "none", "zstd")),
            Map.entry("libsqlctl backup --url list --fo", List.of("--force", "--format")),
            Map.entry("libsqlctl backup ", List.of("list", "prune", "verify")),
            Map.entry("libsqlctl restore a", List.of("a file.sql", "another.sql")),
            Map.entry("libsqlctl restore --to a", List.of("a file.sql", "another.sql")),
            Map.entry("libsqlctl status --data-dir a", List.of("a_directory")),
            Map.entry("libsqlctl play --url ", List.of()),
            Map.entry("libsqlctl help mig", List.of("migrate")),
            Map.entry("libsqlctl help migrate u", List.of("up")),
            Map.entry("libsqlctl env --format ", List.of("dotenv", "fish", "json", "sh")),
            Map.entry("libsqlctl completion ", List.of("bash", "fish", "zsh")),
            Map.entry("libsqlctl nonsense mi", List.of("migrate")));

    @TempDir
    Path directory;

    private Path files;

    @BeforeEach
    void makeFiles() throws IOException {
        files = Files.createDirectories(directory.resolve("files"));
        Files.writeString(files.resolve("a file.sql"), "");
        Files.writeString(files.resolve("another.sql"), "");
        Files.createDirectories(files.resolve("a_directory"));
    }

    private Path script(String shell) throws IOException {
        Run run = Program.in(directory).run("completion", shell);
        assertThat(run).succeeded();
        assertThat(run.err()).isEmpty();
        return Files.writeString(directory.resolve("script." + shell), run.out());
    }

    private Run run(String... command) {
        return Program.of(Path.of("/usr/bin/env"), files).run(command);
    }

    /** What bash does at a tab: it cuts the line into words, calls the function, and takes what that put into COMPREPLY. */
    private List<String> inBash(Path script, String line) {
        String words = Arrays.stream(line.split(" ", -1))
                .map(word -> "'" + word + "'")
                .reduce("", (left, right) -> left + " " + right)
                .replace("=", "' = '");
        Run run = run(
                "bash",
                "--norc",
                "-uc",
                "compopt() { :; }; source '" + script + "'; COMP_WORDS=(" + words
                        + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _libsqlctl; for w in \"${COMPREPLY[@]}\"; do echo \"$w\"; done");
        assertThat(run).succeeded();
        assertThat(run.err()).isEmpty();
        return run.out().lines().sorted().toList();
    }

    private List<String> inFish(Path script, String line) {
        Run run = run("fish", "--no-config", "-c", "source '" + script + "'; complete -C '" + line + "'");
        assertThat(run).succeeded();
        assertThat(run.err()).isEmpty();
        return run.out()
                .lines()
                .map(candidate -> candidate
                        .replaceFirst("\t.*", "")
                        .replaceFirst("/$", "")
                        .replace("\\ ", " "))
                .sorted()
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> bashCompletes() throws IOException {
        Path script = script("bash");
        return ALL.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(inBash(script, entry.getKey()))
                                .containsExactlyElementsOf(expected(entry.getValue(), entry.getKey()))));
    }

    /** Files are asked for by name, so directories are offered on the way to them. */
    private static List<String> expected(List<String> candidates, String line) {
        return line.contains("restore")
                ? Stream.concat(candidates.stream(), Stream.of("a_directory"))
                        .sorted()
                        .toList()
                : candidates;
    }

    @TestFactory
    @NeedsProgram("fish")
    Stream<DynamicTest> fishCompletes() throws IOException {
        Path script = script("fish");
        return ALL.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(inFish(script, entry.getKey()))
                                .containsExactlyElementsOf(expected(entry.getValue(), entry.getKey()))));
    }

    @Test
    void bashTakesValuesBehindAnEqualsSign() throws IOException {
        Path script = script("bash");

        assertThat(inBash(script, "libsqlctl backup --compress=z")).containsExactly("zstd");
        assertThat(inBash(script, "libsqlctl backup --compress=gzip --no")).containsExactly("--no-verify");
    }

    @Test
    void optionsOfOneCommandAreNotThoseOfAnother() throws IOException {
        assertThat(inBash(script("bash"), "libsqlctl backup list --f")).isEmpty();
    }

    @Test
    @NeedsProgram("fish")
    void fishTakesValuesBehindAnEqualsSign() throws IOException {
        Path script = script("fish");

        assertThat(inFish(script, "libsqlctl backup --compress=z")).containsExactly("--compress=zstd");
        assertThat(inFish(script, "libsqlctl backup --compress=gzip --no")).containsExactly("--no-verify");
    }

    @Test
    void bashEvaluatesIt() throws IOException {
        Run bash = run("bash", "--norc", "-uc", "eval \"$(cat '" + script("bash") + "')\"; complete -p libsqlctl");

        assertThat(bash).succeeded();
        assertThat(bash.out()).isEqualTo("complete -F _libsqlctl libsqlctl\n");
    }

    @Test
    void everyCommandIsCompletedInBash() throws IOException {
        Path script = script("bash");

        assertThat(inBash(script, "libsqlctl migrate "))
                .containsExactlyElementsOf(CommandTable.family("migrate").stream()
                        .map(entry -> entry.words().get(1))
                        .sorted()
                        .toList());
        assertThat(inBash(script, "libsqlctl "))
                .containsExactlyElementsOf(CommandTable.sorted().stream()
                        .map(entry -> entry.words().get(0))
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    @NeedsProgram("zsh")
    void zshCompletes() throws IOException {
        Path driver = Path.of(System.getProperty("libsqlctl.basedir"), "src/test/resources/completion/zsh.zsh");

        Run run = run(
                "timeout",
                "60",
                "zsh",
                "-f",
                driver.toString(),
                script("zsh").toString(),
                "libsqlctl mi",
                "grate",
                "libsqlctl token ",
                "create*--*Make a token*inspect*verify",
                "libsqlctl backup --co",
                "mpress",
                "libsqlctl backup --compress ",
                "gzip*none*zstd",
                "libsqlctl backup --compress=z",
                "=zstd",
                "libsqlctl --json backup --url list --forc",
                "force",
                "libsqlctl restore an",
                "other.sql",
                "libsqlctl status --data-dir a_",
                "a_directory",
                "libsqlctl help migrate val",
                "idate",
                "libsqlctl url --for driz",
                "zle");

        assertThat(run).succeeded();
    }

    /** As a shell finds it in the directory of an installed program, without being told. */
    @Test
    @NeedsProgram("zsh")
    void zshLoadsItFromItsPath() {
        Path functions = Program.distribution().resolve("share/zsh/site-functions");

        Run run = run(
                "zsh",
                "-fc",
                "fpath=('" + functions + "' $fpath); autoload -U compinit; compinit -D -u; echo ${_comps[libsqlctl]}");

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo("_libsqlctl\n");
    }

    @Test
    void theDistributionBringsThemAlong() throws IOException {
        Path share = Program.distribution().resolve("share");

        assertThat(share.resolve("bash-completion/completions/libsqlctl")).hasSameTextualContentAs(script("bash"));
        assertThat(share.resolve("zsh/site-functions/_libsqlctl")).hasSameTextualContentAs(script("zsh"));
        assertThat(share.resolve("fish/vendor_completions.d/libsqlctl.fish")).hasSameTextualContentAs(script("fish"));
    }

    @Test
    void anotherShellIsRefused() {
        assertThat(Program.in(directory).run("completion", "tcsh"))
                .failedWith(ErrorCode.USAGE)
                .warns("bash, zsh, fish");
    }
}
