package dev.libsqlctl.migrate;

import java.util.List;
import java.util.Random;

/** Makes scripts that SQLite takes and that are hard to split: semicolons and words of all kinds where they end nothing. */
final class RandomScripts {
    private static final List<String> BLANKS = List.of(
            " ",
            "\n",
            "\r\n",
            "\t",
            "  \n\n\n ",
            "\f",
            " -- it's; \"END;\n",
            "--\n",
            "-- a\r; SELECT no; \n",
            "/* ; END; ' */",
            "/**/",
            "/* a\r\n; -- b */",
            "/*/ ; */",
            " -- /* \r\n");

    private static final List<String> TEXTS = List.of(
            "a",
            ";",
            "''",
            "it''s; ",
            "-- no comment;",
            "/* nor this; ",
            "\\",
            "\"",
            "BEGIN;",
            "; END;",
            "\r\n;\n",
            "${x}",
            "$$;$$",
            "é😀;",
            "[",
            "`;",
            "CREATE TRIGGER ",
            "?");

    private static final List<String> NAMES = List.of(
            "\"a;b\"", "[c;d]", "`e;f`", "\"g\"\";\"", "begin", "\"end\"", "trigger", "\"--\"", "x$y", "é", "[/*]");

    private final Random random;
    private int made;

    RandomScripts(long seed) {
        this.random = new Random(seed);
    }

    /** {@return a script that begins with making the table {@code t (a, b)}} */
    String next() {
        StringBuilder script = new StringBuilder(random.nextBoolean() ? "" : blank());
        script.append("CREATE TABLE t (a, b)");
        int statements = 1 + random.nextInt(8);
        for (int i = 0; i < statements; i++) {
            script.append(separator()).append(statement());
        }
        return script.append(random.nextBoolean() ? separator() : random.nextBoolean() ? " -- end; of it" : "")
                .toString();
    }

    private String separator() {
        String separator = maybeBlank() + ";" + maybeBlank();
        return random.nextInt(6) == 0 ? separator + ";" + blank() : separator;
    }

    private String statement() {
        made++;
        return switch (random.nextInt(7)) {
            case 0 -> insert();
            case 1 ->
                "CREATE" + blank() + "TABLE" + blank() + name() + made + maybeBlank() + "(x DEFAULT" + blank() + text()
                        + ", end, \"begin\"" + maybeBlank() + ")";
            case 2 ->
                "CREATE" + blank() + "VIEW v" + made + blank() + "AS SELECT CASE" + blank() + "WHEN 1 THEN" + blank()
                        + text() + " END AS " + pick(NAMES) + " FROM t";
            case 3 -> trigger();
            case 5 -> "EXPLAIN" + blank() + trigger();
            case 4 ->
                "UPDATE t SET b" + maybeBlank() + "=" + maybeBlank() + text() + " WHERE a" + blank() + "= " + text();
            default ->
                "INSERT INTO t SELECT CASE a WHEN 1 THEN 2 ELSE" + blank() + text() + " END, (" + maybeBlank()
                        + "SELECT" + blank() + text() + ") FROM t LIMIT 3";
        };
    }

    private String insert() {
        return "INSERT" + blank() + "INTO t" + blank() + "VALUES (" + text() + "," + maybeBlank() + "x'3B'"
                + maybeBlank() + ")";
    }

    private String trigger() {
        String kind = pick(List.of("", "", "TEMP" + blank(), "temporary" + blank()));
        StringBuilder trigger = new StringBuilder("CREATE" + blank() + kind + "TRIGGER" + blank() + "tr" + made
                + blank() + "AFTER" + blank() + "UPDATE OF a ON t" + blank() + "WHEN NEW.a <> CASE 1 WHEN 2 THEN "
                + text() + " ELSE 4 END" + blank() + "BEGIN" + blank());
        int inner = 1 + random.nextInt(3);
        for (int i = 0; i < inner; i++) {
            trigger.append(random.nextBoolean() ? insert() : "SELECT CASE" + blank() + "1 WHEN 1 THEN 2 END AS \"end\"")
                    .append(maybeBlank())
                    .append(";")
                    .append(maybeBlank());
        }
        return trigger.append("END").toString();
    }

    private String name() {
        return pick(List.of("u", "temp_", "begin_", "é_"));
    }

    private String text() {
        StringBuilder text = new StringBuilder("'");
        int parts = random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(pick(TEXTS));
        }
        return text.append("'").toString();
    }

    private String blank() {
        return pick(BLANKS);
    }

    private String maybeBlank() {
        return random.nextInt(3) == 0 ? blank() : "";
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
