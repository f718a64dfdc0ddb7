package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.archive.ManifestFile;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Running;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores that are killed ({@code kill -9}) at any point: what they work on is exactly the old or exactly the new, and the next run does its work. */
@Timeout(3600)
class RandomKillsFaultsIT {
    private static final int SMALL = 6_000;
    private static final int LARGE = 9_000;
    private static final int SHORT = 1;
    private static final int LONG = 100;
    private static final long SEED = 20_261_128;

    @TempDir
    Path directory;

    private Path small;
    private Path large;

    @BeforeEach
    void create() {
        small = Databases.twoTables(directory.resolve("small.db"), SMALL);
        large = Databases.twoTables(directory.resolve("large.db"), LARGE);
    }

    private Program program() {
        return Program.in(directory);
    }

    private static boolean isSecond(Content content, Content first, Content second) {
        assertThat(content).isIn(first, second);
        return content.equals(second);
    }

    private BooleanSupplier bytesPending(Path where, Random random, long most) {
        long bytes = random.nextLong(most);
        return () -> Moment.pending(where, "") >= bytes;
    }

    /** What a backup is of comes and goes with the direction; the file stays. */
    private final class Backup implements KillCampaign.Work {
        private final String first;
        private final String second;
        private final Path folder = directory.resolve("kept");
        private final Path file = folder.resolve("x.sql");
        private final byte[] firstDump;
        private final byte[] secondDump;

        Backup(String first, String second) {
            this.first = first;
            this.second = second;
            this.firstDump = dump(first);
            this.secondDump = dump(second);
        }

        private byte[] dump(String url) {
            Path dump = directory.resolve("whole.sql");
            assertThat(program().run("backup", "--url", url, "-o", dump.toString(), "--force", "--no-verify"))
                    .succeeded();
            return read(dump);
        }

        @Override
        public Running begin(boolean toSecond) {
            return program().start("backup", "--url", toSecond ? second : first, "-o", file.toString(), "--force");
        }

        @Override
        public BooleanSupplier point(Running run, Random random) {
            return bytesPending(folder, random, 2L * secondDump.length);
        }

        @Override
        public boolean isSecond() {
            byte[] content = read(file);
            boolean isSecond = Arrays.equals(content, secondDump);
            assertThat(isSecond || Arrays.equals(content, firstDump)).isTrue();
            // Between two names there is a backup without a manifest; never one with that of another.
            ManifestFile.read(file)
                    .ifPresent(manifest -> assertThat(ManifestFile.sha256(file)).isEqualTo(manifest.sha256()));
            return isSecond;
        }

        @Override
        public Path directory() {
            return folder;
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The old one is replaced by the new one, and the other way round. */
    private abstract class Restore implements KillCampaign.Work {
        private final Path smallDump = directory.resolve("small.sql");
        private final Path largeDump = directory.resolve("large.sql");
        private final Content smallContent = Content.ofFile(small);
        private final Content largeContent = Content.ofFile(large);

        Restore() {
            assertThat(program().run("backup", "--url", "sqlite:small.db", "-o", smallDump.toString()))
                    .succeeded();
            assertThat(program().run("backup", "--url", "sqlite:large.db", "-o", largeDump.toString()))
                    .succeeded();
        }

        abstract String[] target();

        abstract Content content();

        @Override
        public final Running begin(boolean toSecond) {
            clearSafety();
            String[] target = target();
            return program()
                    .start(Stream.of(
                                    Stream.of("restore", (toSecond ? largeDump : smallDump).toString()),
                                    Arrays.stream(target),
                                    Stream.of("--replace", "--yes", "--safety-dir", "safety"))
                            .flatMap(words -> words)
                            .toArray(String[]::new));
        }

        /** Its names tell seconds, of which the rounds need fewer. */
        private void clearSafety() {
            try {
                if (Files.isDirectory(directory.resolve("safety"))) {
                    try (Stream<Path> files = Files.list(directory.resolve("safety"))) {
                        for (Path file : files.toList()) {
                            Files.delete(file);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public final boolean isSecond() {
            return RandomKillsFaultsIT.isSecond(content(), smallContent, largeContent);
        }
    }

    private final class FileRestore extends Restore {
        private final Path folder = directory.resolve("target");
        private final Path target = folder.resolve("x.db");

        FileRestore() throws IOException {
            Files.createDirectories(folder);
        }

        @Override
        String[] target() {
            return new String[] {"--to", target.toString()};
        }

        @Override
        Content content() {
            assertThat(Databases.query(target, "PRAGMA integrity_check")).containsExactly("ok");
            return Content.ofFile(target);
        }

        @Override
        public BooleanSupplier point(Running run, Random random) {
            if (random.nextBoolean()) {
                return bytesPending(folder, random, size(large));
            }
            return () -> run.err().contains("what was there before");
        }

        @Override
        public Path directory() {
            return folder;
        }
    }

    private static long size(Path file) {
        return read(file).length;
    }

    private final class ServerRestore extends Restore {
        private final SqldServer server;

        ServerRestore(SqldServer server) {
            this.server = server;
        }

        @Override
        String[] target() {
            return new String[] {"--url", server.url()};
        }

        @Override
        Content content() {
            return Content.ofServer(server.url());
        }

        @Override
        public BooleanSupplier point(Running run, Random random) {
            if (random.nextInt(4) == 0) {
                return bytesPending(directory.resolve("safety"), random, size(large));
            }
            Path log = server.dataDir().resolve("dbs/default/data-wal");
            long more = random.nextLong(size(large));
            long[] before = {-1};
            return () -> {
                if (before[0] < 0 && run.err().contains("what was there before")) {
                    before[0] = log.toFile().length();
                }
                return before[0] >= 0 && log.toFile().length() >= before[0] + more;
            };
        }

        @Override
        public Path directory() {
            return directory.resolve("safety");
        }
    }

    /** Its server is started again after each kill: it serves one of the two. */
    private final class OfflineRestore extends Restore {
        private final Path data = directory.resolve("sqld-data");
        private final String port = Integer.toString(FreePort.next());

        OfflineRestore() {
            assertThat(libsqlctl("first-start")).succeeded();
        }

        Program.Run libsqlctl(String... arguments) {
            return program()
                    .with("LIBSQLCTL_ENGINE", "native")
                    .with("LIBSQLCTL_PORT", port)
                    .run(arguments);
        }

        @Override
        String[] target() {
            return new String[] {"--offline"};
        }

        @Override
        Content content() {
            assertThat(libsqlctl("start")).succeeded();
            return Content.ofServer("http://127.0.0.1:" + port);
        }

        @Override
        public BooleanSupplier point(Running run, Random random) {
            if (random.nextInt(4) == 0) {
                return bytesPending(data.resolve(".libsqlctl/restore." + run.pid()), random, size(large));
            }
            if (random.nextBoolean()) {
                // The server has stopped.
                return () -> Files.notExists(data.resolve("iku.db/dbs/default/.sentinel"));
            }
            return () -> run.err().contains("what was there before");
        }

        @Override
        public Path directory() {
            return data.resolve(".libsqlctl");
        }
    }

    private void backupOfAFile(int kills) {
        new KillCampaign(new Backup("sqlite:small.db", "sqlite:large.db"), SEED).run(kills);
    }

    private void backupOfAServer(int kills) {
        try (SqldServer first = SqldServer.start();
                SqldServer second = SqldServer.start()) {
            assertThat(program().run("import", "small.db", "--url", first.url()))
                    .succeeded();
            assertThat(program().run("import", "large.db", "--url", second.url()))
                    .succeeded();
            new KillCampaign(new Backup(first.url(), second.url()), SEED).run(kills);
        }
    }

    private void restoreToAFile(int kills) throws IOException {
        new KillCampaign(new FileRestore(), SEED).run(kills);
    }

    private void restoreToAServer(int kills) {
        try (SqldServer server = SqldServer.start()) {
            new KillCampaign(new ServerRestore(server), SEED).run(kills);
        }
    }

    private void restoreOffline(int kills) {
        OfflineRestore restore = new OfflineRestore();
        try {
            new KillCampaign(restore, SEED).run(kills);
        } finally {
            assertThat(restore.libsqlctl("destroy", "--yes", "--data")).succeeded();
        }
    }

    @Test
    void someBackupsOfAFile() {
        backupOfAFile(SHORT);
    }

    @Test
    void someBackupsOfAServer() {
        backupOfAServer(SHORT);
    }

    @Test
    void someRestoresToAFile() throws IOException {
        restoreToAFile(SHORT);
    }

    @Test
    void someRestoresToAServer() {
        restoreToAServer(SHORT);
    }

    @Test
    void someRestoresOffline() {
        restoreOffline(SHORT);
    }

    @Tag("campaign")
    @Nested
    class Hundred {
        @Test
        void backupsOfAFile() {
            backupOfAFile(LONG);
        }

        @Test
        void backupsOfAServer() {
            backupOfAServer(LONG);
        }

        @Test
        void restoresToAFile() throws IOException {
            restoreToAFile(LONG);
        }

        @Test
        void restoresToAServer() {
            restoreToAServer(LONG);
        }

        @Test
        void restoresOffline() {
            restoreOffline(LONG);
        }
    }
}
