package dev.libsqlctl.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.NodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that may not be written, and full disks. Permission bits do not bind root, so root mounts file systems for it. */
class FileSystemFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private Path mounted;

    @AfterEach
    void unmount() throws IOException {
        if (mounted != null) {
            ProgramOutput.of(List.of("umount", mounted.toString()), PATIENCE);
        }
    }

    @Test
    void refusesADirectoryThatMayNotBeWritten() throws IOException {
        DataDirectory data = notWritable();

        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, data::requireWritable);

        assertThat(failure.code()).isEqualTo(ErrorCode.DATA_DIR_NOT_WRITABLE);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("chown"));
        assertThat(catchThrowableOfType(LibsqlctlException.class, () -> data.lock(Duration.ZERO, message -> {}))
                        .code())
                .isEqualTo(ErrorCode.DATA_DIR_NOT_WRITABLE);
    }

    @Test
    void aFullDiskLeavesTheDefinitionAsItWas() throws IOException {
        DataDirectory data = mount("size=64k");
        DefinitionStore store = new DefinitionStore(data);
        ServerDefinition first = definition(data, 1111);
        store.save(first);
        fill(data.path().resolve("filler"));

        LibsqlctlException failure =
                catchThrowableOfType(LibsqlctlException.class, () -> store.save(definition(data, 2222)));

        assertThat(failure.code()).isEqualTo(ErrorCode.IO_ERROR);
        assertThat(store.all()).containsExactly(first);
        try (var files = Files.list(data.ownFiles())) {
            assertThat(files).hasSize(1);
        }
    }

    private DataDirectory notWritable() throws IOException {
        Path forbidden = Files.createDirectory(directory.resolve("forbidden"));
        Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("r-xr-xr-x"));
        return Files.isWritable(forbidden) ? mount("ro") : new DataDirectory(forbidden);
    }

    private DataDirectory mount(String options) throws IOException {
        Path point = Files.createDirectory(directory.resolve("mounted"));
        ProgramOutput output =
                ProgramOutput.of(List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", point.toString()), PATIENCE);
        assumeTrue(output.status() == 0, "cannot mount a file system here: " + output.text());
        mounted = point;
        return new DataDirectory(point);
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static ServerDefinition definition(DataDirectory data, int port) {
        return new ServerDefinition(
                "server",
                data,
                "127.0.0.1",
                port,
                NodeType.STANDALONE,
                Optional.empty(),
                false,
                OptionalLong.empty(),
                Path.of("/opt/sqld"));
    }
}
