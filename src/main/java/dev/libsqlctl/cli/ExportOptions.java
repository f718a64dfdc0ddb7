package dev.libsqlctl.cli;

import dev.libsqlctl.export.ExportFormat;
import dev.libsqlctl.export.ExportPlace;
import dev.libsqlctl.export.ExportServer;
import dev.libsqlctl.export.Exported;
import dev.libsqlctl.server.DescribeServer;
import dev.libsqlctl.server.Engines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that tell other programs of a server have in common. */
final class ExportOptions {
    @Mixin
    private ServerOptions server;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it (default: standard output).")
    private Path output;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    /** Tells a program of the server, and shows what was written. */
    void run(Context context, ExportFormat format) {
        Exported exported = exported(context, format);
        Optional<Path> file = Optional.ofNullable(output)
                .map(path -> context.workingDirectory().resolve(path).normalize());
        file.map(ExportPlace::new).ifPresent(place -> {
            if (force) {
                place.replace(exported);
            } else {
                place.create(exported);
            }
        });
        exported.notes().forEach(note -> context.console().say("note: " + note));
        Fields fields = new Fields()
                .add("format", exported.format().id())
                .add("server", exported.server())
                .add("file", file)
                .add("variables", exported.variables())
                .add("notes", exported.notes())
                .add("text", exported.text());
        context.renderer().show(lines(exported, file), fields.members());
    }

    private Exported exported(Context context, ExportFormat format) {
        try (Engines engines = server.engines(context)) {
            return ExportServer.to(format, new DescribeServer(engines).run(server.query(context)));
        }
    }

    private static List<String> lines(Exported exported, Optional<Path> file) {
        return file.map(path -> List.of("wrote " + path, "Its first lines say how it is used."))
                .orElseGet(() -> exported.text().lines().toList());
    }
}
