package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.server.Progress.Transfer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private final StringWriter err = new StringWriter();

    private TerminalProgress progress(boolean terminal) {
        return new TerminalProgress(new Console(
                InputStream.nullInputStream(),
                AnswerWriter.to(OutputStream.nullOutputStream()),
                new PrintWriter(err),
                new Console.Terminal(false, false, terminal)));
    }

    @Test
    void aTransferIsABarOnATerminal() {
        try (TerminalProgress progress = progress(true)) {
            progress.note("pulling image");
            progress.transfer(new Transfer("layer1", "Downloading", 512, 1024));
            progress.transfer(new Transfer("layer2", "Downloading", 1024, 3072));
        }

        assertThat(err.toString())
                .startsWith("pulling image\n")
                .contains("\r[###############---------------] 512 B of 1.0 KiB")
                .contains("\r[###########-------------------] 1.5 KiB of 4.0 KiB")
                .endsWith("\n");
    }

    @Test
    void elsewhereItIsALineForEachStepOfEachItemWithoutControlCharacters() {
        try (TerminalProgress progress = progress(false)) {
            progress.transfer(new Transfer("layer1", "Downloading", 1, 1024));
            progress.transfer(new Transfer("layer1", "Downloading", 512, 1024));
            progress.transfer(new Transfer("layer1", "Pull complete", 0, 0));
        }

        assertThat(err.toString()).isEqualTo("layer1: Downloading\nlayer1: Pull complete\n");
    }
}
