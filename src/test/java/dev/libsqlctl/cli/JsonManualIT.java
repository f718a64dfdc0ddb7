package dev.libsqlctl.cli;

import dev.libsqlctl.support.ManualContract;

/** docs/json.md. */
class JsonManualIT extends ManualContract {
    JsonManualIT() {
        super("json.md");
    }
}
