package dev.libsqlctl.support;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes one layer of an image as a tar archive that is the same at each run: fixed times, fixed owners. */
final class ImageLayer implements AutoCloseable {
    private final TarArchiveOutputStream tar;
    private final Set<String> written = new HashSet<>();

    ImageLayer(Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    ImageLayer directory(String path, int mode) throws IOException {
        if (written.add(path)) {
            TarArchiveEntry entry = entry(path + "/", mode);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return this;
    }

    ImageLayer text(String path, int mode, String content) throws IOException {
        return file(path, mode, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a program of this machine and everything that it is linked to. */
    ImageLayer program(String path, Path source) throws IOException {
        file(path, 0755, Files.readAllBytes(source));
        for (Path library : HostPrograms.libraries(source)) {
            file(library.toString().substring(1), 0755, Files.readAllBytes(library));
        }
        return this;
    }

    ImageLayer file(String path, int mode, byte[] content) throws IOException {
        if (written.add(path)) {
            TarArchiveEntry entry = entry(path, mode);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return this;
    }

    private static TarArchiveEntry entry(String path, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setModTime(0);
        entry.setUserId(0);
        entry.setGroupId(0);
        return entry;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
