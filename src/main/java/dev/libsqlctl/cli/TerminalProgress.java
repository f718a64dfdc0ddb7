package dev.libsqlctl.cli;

import dev.libsqlctl.server.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows on stderr what a service is doing: a bar for transfers on a terminal, plain lines elsewhere. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final int WIDTH = 30;

    private final Console console;
    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
    private boolean barShown;

    TerminalProgress(Console console) {
        this.console = console;
    }

    @Override
    public void note(String message) {
        endBar();
        console.say(message);
    }

    @Override
    public void transfer(Transfer transfer) {
        Transfer before = transfers.put(transfer.item(), transfer);
        if (console.terminal().err()) {
            showBar();
        } else if (before == null || !before.status().equals(transfer.status())) {
            console.say(transfer.item() + ": " + transfer.status());
        }
    }

    private void showBar() {
        long current = transfers.values().stream().mapToLong(Transfer::current).sum();
        long total = transfers.values().stream()
                .mapToLong(transfer -> Math.max(transfer.total(), transfer.current()))
                .sum();
        int filled = total == 0 ? 0 : (int) (WIDTH * current / total);
        console.err()
                .print("\r[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + Quantities.bytes(current)
                        + " of " + Quantities.bytes(total) + "\u001B[K");
        console.err().flush();
        barShown = true;
    }

    private void endBar() {
        if (barShown) {
            console.say("");
            barShown = false;
        }
        transfers.clear();
    }

    @Override
    public void close() {
        endBar();
    }
}
