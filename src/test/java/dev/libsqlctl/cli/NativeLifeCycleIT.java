package dev.libsqlctl.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Life as a process. */
class NativeLifeCycleIT extends LifeCycleContract {
    @Override
    String engine() {
        return "native";
    }

    @Override
    long pid(JsonObject server) {
        return server.get("pid").getAsLong();
    }

    @Override
    String[] deaf() throws IOException {
        Path sqld = Files.writeString(directory.resolve("sqld"), """
                #!/bin/sh
                if [ "$1" = --version ]; then
                  echo sqld deaf
                  exit
                fi
                trap '' TERM INT
                while :; do sleep 1; done
                """);
        Files.setPosixFilePermissions(sqld, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new String[] {"--sqld", sqld.toString()};
    }
}
