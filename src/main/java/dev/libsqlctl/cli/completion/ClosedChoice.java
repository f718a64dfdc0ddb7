package dev.libsqlctl.cli.completion;

import java.util.List;

/** Of a converter: it takes some words and no others. */
public interface ClosedChoice {
    /** {@return the words, as they are typed} */
    List<String> words();
}
