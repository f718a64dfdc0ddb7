package dev.libsqlctl.server;

import dev.libsqlctl.error.LibsqlctlException;
import java.util.ArrayList;
import java.util.List;

/** What a server said before it ended. */
final class LastWords {
    private static final int READ = 100;
    private static final int SHOWN = 12;
    private static final String BACKTRACE = "Stack backtrace:";

    private LastWords() {}

    /** {@return the last lines of a server's log, the oldest first, without the backtrace that hides the reason} */
    static List<String> of(Engine engine, Server server) {
        List<String> log = new ArrayList<>();
        try {
            engine.logs(server, LogRequest.last(READ), log::add);
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
        int backtrace = log.lastIndexOf(BACKTRACE);
        List<String> words = (backtrace < 0 ? log : log.subList(0, backtrace))
                .stream().filter(line -> !line.isBlank()).toList();
        return words.subList(Math.max(0, words.size() - SHOWN), words.size());
    }
}
