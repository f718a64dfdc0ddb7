package dev.libsqlctl.doctor;

/**
 * A token that commands would use.
 *
 * @param origin where it comes from
 * @param text the token
 */
record GivenToken(String origin, String text) {
    /** Does not show the token. */
    @Override
    public String toString() {
        return origin;
    }
}
