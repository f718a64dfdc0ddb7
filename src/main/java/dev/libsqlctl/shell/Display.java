package dev.libsqlctl.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** Where results and talk are shown. */
public interface Display {
    /**
     * {@return what the results of an input are written to} Closing it shows them; whoever looks at it may have had enough before, which is a {@link SeenEnoughException}.
     */
    Writer open() throws IOException;

    /** {@return what a text of UTF-8 is written to, as to {@link #open}} */
    default OutputStream openBytes() throws IOException {
        return new DecodedOutput(open());
    }

    /** Says one line, which may hold anything. */
    void say(String line);

    /** {@return how many columns it has} */
    int columns();
}
