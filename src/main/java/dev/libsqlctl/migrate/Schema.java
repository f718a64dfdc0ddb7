package dev.libsqlctl.migrate;

import java.util.List;

/**
 * The schema of a database, and the versions that made it.
 *
 * @param objects in an order in which they can be made
 * @param histories the tables of the history
 * @param versions that are applied, the oldest first
 */
record Schema(List<SchemaObject> objects, HistoryTables histories, List<Long> versions) {
    private static final String HEADER = """
            --
            -- The schema, written by libsqlctl after every migration. Do not edit it: change it with a migration.
            --
            """;

    private static final String HISTORY = """

            -- The applied migrations.
            CREATE TABLE %s (id VARCHAR(255) NOT NULL PRIMARY KEY);
            """;

    /** {@return the same text for the same schema, whoever made it when} One line for each version, so that branches can be merged. */
    String text() {
        StringBuilder text = new StringBuilder(HEADER);
        for (SchemaObject object : objects) {
            if (object.standsAlone()) {
                text.append('\n');
            }
            text.append(object.statement()).append('\n');
        }
        text.append(HISTORY.formatted(histories.quotedGeni()));
        for (long version : versions) {
            text.append("INSERT INTO ")
                    .append(histories.quotedGeni())
                    .append(" (id) VALUES ('")
                    .append(version)
                    .append("');\n");
        }
        return text.toString();
    }
}
