package dev.libsqlctl.backup.content;

/**
 * What a table holds, in short: two tables of the same content have the same rows, in whatever order.
 *
 * @param table its name
 * @param rows how many rows it has
 * @param hash of their values and types, as {@link ContentHash} computes it: 64 hexadecimal digits in lower case; empty when it was not computed
 */
public record TableContent(String table, long rows, String hash) {
    /** {@return whether the rows were hashed, and not only counted} */
    public boolean isHashed() {
        return !hash.isEmpty();
    }
}
