package dev.libsqlctl.backup.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A random table: its statement, its rows, its indexes and what else belongs to it. What is computed of a value must not depend on how SQLite writes a real as text, since that differs
 * between versions.
 */
final class RandomTable {
    private static final List<String> TYPES = List.of(
            "", "INTEGER", "INT", "TEXT", "REAL", "BLOB", "NUMERIC", "DECIMAL(10,2)", "VARCHAR(20)", "\"odd type\"");
    private static final List<String> STRICT_TYPES = List.of("INT", "INTEGER", "TEXT", "REAL", "BLOB", "ANY");
    private static final List<String> ADORNMENTS = List.of(
            "",
            "",
            "",
            " DEFAULT 5",
            " DEFAULT 'it''s; --'",
            " DEFAULT (1 + 2)",
            " COLLATE NOCASE",
            " /* ; */",
            " CHECK (1 OR 'x;' = '--')",
            " -- first\n");

    private record Column(String name, String type, boolean generated) {}

    private final Random random;
    private final RandomNames names;
    private final RandomLiterals literals;
    private final String name;
    private final List<Column> columns = new ArrayList<>();
    private final boolean strict;
    private final boolean withoutRowid;

    RandomTable(Random random, RandomNames names, RandomLiterals literals) {
        this.random = random;
        this.names = names;
        this.literals = literals;
        this.name = names.next();
        this.strict = random.nextInt(4) == 0;
        this.withoutRowid = random.nextInt(4) == 0;
    }

    /** {@return the SQL text that makes and fills it} */
    String sql() {
        List<String> definitions = new ArrayList<>();
        RandomNames columnNames = names.ofColumns();
        key(definitions, columnNames);
        for (int i = random.nextInt(5) + 1; i > 0; i--) {
            Column column = new Column(columnNames.next(), type(), false);
            columns.add(column);
            definitions.add(column.name() + " " + column.type() + adornment());
        }
        if (random.nextInt(3) == 0) {
            generated(definitions, columnNames);
        }
        String options = (withoutRowid ? " WITHOUT ROWID" : "") + (strict ? (withoutRowid ? "," : "") + " STRICT" : "");
        StringBuilder sql = new StringBuilder(random.nextInt(5) == 0 ? "create  table " : "CREATE TABLE ")
                .append(name)
                .append('(')
                .append(String.join(random.nextBoolean() ? ", " : "\n  , ", definitions))
                .append("\n)")
                .append(options)
                .append(random.nextInt(8) == 0 ? " -- end\n" : "")
                .append(";\n");
        rows(sql);
        indexes(sql);
        trigger(sql);
        return sql.toString();
    }

    String name() {
        return name;
    }

    /** {@return the first of its columns} */
    String column() {
        return columns.get(0).name();
    }

    private void key(List<String> definitions, RandomNames columnNames) {
        String key = columnNames.next();
        int kind = withoutRowid ? 3 + random.nextInt(2) : random.nextInt(6);
        String definition = switch (kind) {
            case 0 -> "INTEGER PRIMARY KEY";
            case 1 -> "INTEGER PRIMARY KEY AUTOINCREMENT";
            case 2 -> "INTEGER PRIMARY KEY DESC";
            case 3 -> (strict ? "ANY" : "") + " PRIMARY KEY";
            case 4 -> "TEXT PRIMARY KEY";
            default -> null;
        };
        if (definition != null) {
            columns.add(new Column(key, kind < 3 ? "INTEGER" : kind == 4 ? "TEXT" : "ANY", false));
            definitions.add(key + " " + definition);
        }
    }

    private void generated(List<String> definitions, RandomNames columnNames) {
        Column column = new Column(columnNames.next(), strict ? "ANY" : "", true);
        definitions.add(
                random.nextInt(definitions.size() + 1),
                column.name() + " " + column.type() + " AS (" + column()
                        + (random.nextBoolean() ? " IS NULL" : " IS NOT 1") + ")"
                        + (random.nextBoolean() ? " STORED" : ""));
    }

    private String type() {
        List<String> choices = strict ? STRICT_TYPES : TYPES;
        return choices.get(random.nextInt(choices.size()));
    }

    private String adornment() {
        String adornment = ADORNMENTS.get(random.nextInt(ADORNMENTS.size()));
        return strict && adornment.contains("DEFAULT") ? "" : adornment;
    }

    private void rows(StringBuilder sql) {
        int rows = random.nextInt(10) == 0 ? 0 : random.nextInt(random.nextInt(10) == 0 ? 600 : 20);
        String into = "INSERT OR IGNORE INTO " + name
                + columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ") VALUES ("));
        for (int i = 0; i < rows; i++) {
            sql.append(into)
                    .append(columns.stream().map(this::value).collect(Collectors.joining(", ")))
                    .append(");\n");
        }
    }

    private String value(Column column) {
        if (!strict && !column.type().equals("INTEGER")) {
            return literals.any();
        }
        return switch (column.type()) {
            case "INT", "INTEGER" -> literals.integer();
            case "REAL" -> literals.real();
            case "TEXT" -> literals.text();
            case "BLOB" -> literals.blob();
            default -> literals.any();
        };
    }

    private void indexes(StringBuilder sql) {
        for (int i = random.nextInt(3); i > 0; i--) {
            List<String> parts = new ArrayList<>();
            for (Column column : columns) {
                if (parts.isEmpty() || random.nextBoolean()) {
                    parts.add(column.name()
                            + List.of("", " DESC", " COLLATE NOCASE", " ASC").get(random.nextInt(4)));
                }
            }
            if (random.nextInt(4) == 0) {
                parts.add("typeof(" + column() + ") DESC");
            }
            sql.append("CREATE INDEX ").append(names.next()).append(" ON ").append(name);
            sql.append(parts.stream().collect(Collectors.joining(", ", "(", ")")));
            sql.append(random.nextInt(3) == 0 ? " WHERE " + column() + " IS NOT NULL" : "");
            sql.append(random.nextInt(4) == 0 ? " -- index\n" : "").append(";\n");
        }
    }

    private void trigger(StringBuilder sql) {
        if (random.nextInt(4) == 0) {
            sql.append("CREATE TRIGGER ")
                    .append(names.next())
                    .append(" AFTER DELETE ON ")
                    .append(name);
            sql.append(" BEGIN\n  SELECT CASE WHEN old.")
                    .append(column())
                    .append(" IS NULL THEN ';' ELSE 'END;' END;\n  -- a comment;\n  DELETE FROM ");
            sql.append(name).append(" WHERE 0;\nEND;\n");
        }
    }
}
