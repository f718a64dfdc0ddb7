package dev.libsqlctl.hrana.json;

/** Texts that UTF-8 can carry. */
final class Unicode {
    private Unicode() {}

    /**
     * {@return the text itself}
     *
     * @throws IllegalArgumentException at an unpaired surrogate, which an encoder would silently replace
     */
    static String requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw new IllegalArgumentException(
                        "The text holds an unpaired surrogate at index " + i + " and cannot be sent as UTF-8");
            }
            i++;
        }
        return text;
    }
}
