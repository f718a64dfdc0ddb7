/**
 * A client of the Hrana 3 protocol over HTTP, as spoken by {@code sqld}.
 *
 * <p>{@link dev.libsqlctl.hrana.HranaClient} is the way in. Failures are {@link dev.libsqlctl.hrana.HranaException}s of four kinds.
 * The package prints nothing, reads no environment, starts no thread but one that watches a large request being written, and needs nothing but a streaming JSON reader.
 */
package dev.libsqlctl.hrana;
