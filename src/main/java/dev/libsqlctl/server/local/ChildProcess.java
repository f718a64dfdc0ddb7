package dev.libsqlctl.server.local;

import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.util.List;

/** A process that does not outlive this one: it is killed with its children when this is closed and when this program ends. */
final class ChildProcess implements AutoCloseable {
    private final Thread atExit = new Thread(this::kill, "kill-child");

    private Process process;
    private boolean over;

    private ChildProcess() {}

    /**
     * Starts one.
     *
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#INTERRUPTED} when this program is ending
     */
    static ChildProcess start(ProcessBuilder builder) throws IOException {
        ChildProcess child = new ChildProcess();
        try {
            // Before the start: between the two, the end of this program would leave the child behind.
            Runtime.getRuntime().addShutdownHook(child.atExit);
        } catch (IllegalStateException e) {
            throw LibsqlctlException.interrupted();
        }
        try {
            child.run(builder);
            return child;
        } catch (IOException e) {
            child.close();
            throw e;
        }
    }

    private synchronized void run(ProcessBuilder builder) throws IOException {
        if (over) {
            throw LibsqlctlException.interrupted();
        }
        process = builder.start();
    }

    /** {@return the process} */
    synchronized Process process() {
        return process;
    }

    private synchronized void kill() {
        over = true;
        if (process != null) {
            List<ProcessHandle> descendants = process.descendants().toList();
            // The parent first: it cannot start another child then, and nobody would find that one.
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This program is ending: the hook has run or runs now, and finds nothing to do.
        }
    }
}
