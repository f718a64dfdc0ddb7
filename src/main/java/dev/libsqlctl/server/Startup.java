package dev.libsqlctl.server;

import java.time.Duration;

/** What every way of starting a server ends with. */
final class Startup {
    private Startup() {}

    /** Starts a server that was just made, and waits until it is ready. Unless it is only slow, a failure removes it. */
    static StartReport created(Engine engine, Server created, Duration timeout, Progress progress) {
        try {
            return awaited(engine, engine.start(created, progress), timeout, StartReport.Outcome.CREATED);
        } catch (RuntimeException e) {
            if (!Rollback.keeps(e)) {
                Rollback.remove(engine, created, e);
            }
            throw e;
        }
    }

    /** Waits until a server that was started is ready. */
    static StartReport awaited(Engine engine, Server server, Duration timeout, StartReport.Outcome outcome) {
        Readiness.Ready ready = Readiness.await(engine, server, timeout);
        Server now = engine.refresh(server).orElse(server);
        return new StartReport(now, ready.version(), ready.secured(), outcome);
    }
}
