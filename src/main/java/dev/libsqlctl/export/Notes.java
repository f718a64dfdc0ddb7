package dev.libsqlctl.export;

import dev.libsqlctl.config.ListenAddress;
import dev.libsqlctl.server.Blueprint;
import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.EngineKind;
import java.util.ArrayList;
import java.util.List;

/** What is to be known of an exported server before it is used. */
final class Notes {
    private Notes() {}

    /** {@return the first lines of the file} */
    static List<String> heading(Blueprint blueprint, List<String> use, List<String> notes) {
        List<String> lines = new ArrayList<>();
        lines.add("The libSQL server " + blueprint.name() + ", as libsqlctl ran it.");
        lines.add("");
        lines.add("Stop that one first, which holds the port and the data: libsqlctl stop");
        if (blueprint.server().engine() == EngineKind.DOCKER) {
            lines.add("(and remove it once this one works, which keeps the data: libsqlctl destroy)");
        }
        lines.addAll(use);
        for (String note : notes) {
            lines.add("");
            lines.add("Note: " + note);
        }
        return lines;
    }

    /** {@return what is to be said} */
    static List<String> of(Blueprint blueprint) {
        List<String> notes = new ArrayList<>();
        if (blueprint instanceof ContainerBlueprint container) {
            if (container.image().digest().isEmpty()) {
                notes.add("the image came from no registry, so it is named by its id, which this engine alone knows"
                        + " (elsewhere: docker save, then docker load)");
            }
            if (!container.leftOut().isEmpty()) {
                notes.add("the container was made with more than is in here: "
                        + String.join(", ", container.leftOut()).replaceAll("\\p{Cntrl}", " "));
            }
        }
        if (!blueprint.server().secured()
                && !ListenAddress.isLoopback(blueprint.server().bind())) {
            notes.add(
                    "it listens beyond this machine and asks nobody for a token: everybody there can change the data");
        }
        return List.copyOf(notes);
    }
}
