package dev.libsqlctl.backup.archive;

import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.backup.source.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Manifests to test with. */
final class Manifests {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private Manifests() {}

    /** {@return one in which everything differs from its neighbours} */
    static Manifest full() {
        return new Manifest(
                "a.backup.sql.zst",
                Manifest.Format.SQL,
                Compression.ZSTD,
                new Selection(Selection.Part.DATA, List.of("u%", "\"x\""), List.of("log")),
                new Origin(Origin.Kind.DATA_DIRECTORY, "/srv/é/sqld-data", Optional.of("sqld 0.24.32 (<&>)"), "3.54.1"),
                new HeaderValues(-7, Integer.MAX_VALUE),
                3,
                List.of(
                        new TableContent("users", 9_007_199_254_740_993L, HASH),
                        new TableContent("a \"b\"\n", 0, "f".repeat(64))),
                "e".repeat(64),
                1234,
                5678,
                "d".repeat(64),
                Instant.parse("2026-11-22T10:00:00.123456789Z"),
                Instant.parse("2026-11-22T10:00:01Z"),
                Optional.of(Instant.parse("2026-11-22T10:00:02Z")),
                List.of("table t: what stands behind rowid 7"),
                "0.1.0");
    }

    /** {@return one of a file, with this size, begun then, verified or not} */
    static Manifest of(String file, long bytes, Instant begun, Optional<Instant> verified) {
        return of(file, bytes, begun, verified, "/srv/a");
    }

    /** {@return one of a file that came from somewhere} */
    static Manifest of(String file, long bytes, Instant begun, Optional<Instant> verified, String origin) {
        return new Manifest(
                file,
                Manifest.Format.SQL,
                Compression.NONE,
                Selection.ALL,
                new Origin(Origin.Kind.FILE, origin, Optional.empty(), "3.54.1"),
                new HeaderValues(0, 0),
                Manifest.NOT_COUNTED,
                List.of(new TableContent("t", 2, HASH)),
                HASH,
                bytes,
                bytes,
                HASH,
                begun,
                begun,
                verified,
                List.of(),
                "0.1.0");
    }
}
