package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.backup.source.ServerSnapshot;
import dev.libsqlctl.backup.source.ServerSnapshot.Precision;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.hrana.Endpoint;
import java.nio.file.Path;
import java.util.Optional;

/** A database to back up. */
public sealed interface Source {
    /** {@return what people are shown: a path, or a URL without its token} */
    String name();

    /**
     * Begins to look at it.
     *
     * @param precision how values travel, where they do
     * @throws dev.libsqlctl.error.LibsqlctlException when it cannot be read
     */
    Snapshot open(Precision precision);

    /**
     * A SQLite file.
     *
     * @param path of the file
     * @param kind whether it is a server's
     * @param serverVersion of the server, if that is known
     */
    record LocalFile(Path path, Origin.Kind kind, Optional<String> serverVersion) implements Source {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public FileSnapshot open(Precision precision) {
            return FileSnapshot.open(path, kind, serverVersion, readers());
        }

        /**
         * Begins to look at it though it may be damaged.
         *
         * @throws dev.libsqlctl.error.LibsqlctlException when not even a part of it can be read
         */
        FileSnapshot openDamaged() {
            return FileSnapshot.openDamaged(path, kind, serverVersion);
        }

        private static int readers() {
            return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        }
    }

    /**
     * A server's database.
     *
     * @param endpoint the server and the token
     */
    record OfServer(Endpoint endpoint) implements Source {
        @Override
        public String name() {
            return endpoint.url().toString();
        }

        @Override
        public ServerSnapshot open(Precision precision) {
            return ServerSnapshot.open(endpoint, precision);
        }
    }
}
