package dev.libsqlctl.cli;

import dev.libsqlctl.config.Setting;
import dev.libsqlctl.migrate.SchemaUpdate;
import picocli.CommandLine.Option;

/** The option that leaves the file of the schema alone. */
final class DumpOption {
    /** Its default keeps the parser from reading the variable, which would make the flag mean the opposite. */
    @Option(
            names = "--no-dump-schema",
            defaultValue = "false",
            description = "Do not write the schema to its file afterwards.")
    private boolean unwanted;

    /** {@return what becomes of that file after a change} */
    SchemaUpdate update(Context context) {
        boolean wanted = !unwanted
                && !context.settings()
                        .get(Setting.NO_DUMP_SCHEMA)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
        return wanted ? SchemaUpdate.WRITE : SchemaUpdate.NONE;
    }
}
