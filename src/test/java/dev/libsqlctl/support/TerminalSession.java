package dev.libsqlctl.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built program at a terminal of 24 lines and 100 columns, and somebody who types and looks. */
public final class TerminalSession implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Pattern CONTROL = Pattern.compile("\\x1b\\[[?0-9;]*[a-zA-Z]|\\x1b[=>]|\\x1b\\[?[?0-9;]*$");
    private static final Pattern PID = Pattern.compile("<pid (\\d+)>");

    private final Process process;
    private final StringBuffer shown = new StringBuffer();
    private int seen;

    private TerminalSession(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    /** {@return the program, started at a terminal} */
    public static TerminalSession start(Path directory, Map<String, String> environment, String... arguments) {
        Path driver =
                Path.of(System.getProperty("libsqlctl.basedir"), "src/test/resources/dev/libsqlctl/shell/terminal.py");
        List<String> command = new ArrayList<>(List.of("python3", driver.toString(), "24", "100"));
        command.add(Program.distribution().resolve("bin/libsqlctl").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        builder.environment().remove("PAGER");
        builder.environment().remove("NO_COLOR");
        builder.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
        builder.environment().putAll(environment);
        try {
            return new TerminalSession(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (InputStream out = process.getInputStream()) {
            for (int length = out.read(buffer); length >= 0; length = out.read(buffer)) {
                shown.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types. What was shown before is not looked at any more. */
    public TerminalSession type(String keys) {
        seen = text().length();
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line. */
    public TerminalSession enter(String line) {
        return type(line + "\r");
    }

    /** Waits until something is shown that was not there when somebody last typed or looked. */
    public TerminalSession sees(String expected) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            int found = text().indexOf(expected, seen);
            if (found >= 0) {
                seen = found + expected.length();
                return this;
            }
            pause(Duration.ofMillis(20));
        }
        throw new AssertionError("not seen: " + expected + "\n--- shown\n" + text());
    }

    /** Lets time pass. */
    public TerminalSession pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return this;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return all that was shown, without colours and movements of the cursor} */
    public String text() {
        String decoded = new String(raw().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return CONTROL.matcher(decoded).replaceAll("").replace("\r", "");
    }

    /** {@return all that was sent to the terminal} */
    public String raw() {
        return shown.toString();
    }

    /** Sends the program a signal by name, such as {@code TERM}. */
    public TerminalSession signal(String name) {
        Matcher pid = PID.matcher(text());
        if (!pid.find()) {
            throw new AssertionError(text());
        }
        try {
            new ProcessBuilder("kill", "-s", name, pid.group(1)).start().waitFor();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the program has ended with this code and left the terminal as it was. */
    public void ended(int exitCode) {
        sees("<exit " + exitCode + ", terminal restored>");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
