package dev.libsqlctl;

/** The program. */
public final class Libsqlctl {
    private Libsqlctl() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}
