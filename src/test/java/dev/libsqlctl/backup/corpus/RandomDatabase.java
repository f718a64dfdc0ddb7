package dev.libsqlctl.backup.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Databases of random schemas and rows, each from a seed. */
final class RandomDatabase {
    private RandomDatabase() {}

    /**
     * {@return the database of a seed}
     *
     * @param seed what everything follows from
     * @param lost whether there may be values that are lost in the shell's dump
     */
    static CorpusDatabase of(long seed, boolean lost) {
        Random random = new Random(seed);
        RandomNames names = new RandomNames(random);
        RandomLiterals literals = new RandomLiterals(random, lost);
        StringBuilder sql = new StringBuilder();
        List<String> tables = new ArrayList<>();
        for (int i = random.nextInt(5) + 1; i > 0; i--) {
            RandomTable table = new RandomTable(random, names, literals);
            sql.append(table.sql());
            tables.add(table.name());
            view(random, names, table, sql);
        }
        if (random.nextInt(3) == 0) {
            fullText(random, names, literals, sql);
        }
        if (random.nextInt(4) == 0) {
            rtree(random, names, sql);
        }
        return CorpusDatabase.of("seed-" + seed, sql.toString());
    }

    private static void view(Random random, RandomNames names, RandomTable table, StringBuilder sql) {
        if (random.nextInt(3) == 0) {
            sql.append("CREATE VIEW ").append(names.next()).append(random.nextBoolean() ? "(\"a b\")" : "");
            sql.append(" AS SELECT ").append(table.column()).append(" FROM ").append(table.name());
            sql.append(random.nextBoolean() ? " -- all\n" : " WHERE ';' <> '--'")
                    .append(";\n");
        }
    }

    private static void fullText(Random random, RandomNames names, RandomLiterals literals, StringBuilder sql) {
        String name = names.nextOfVirtualTable();
        String options = List.of(
                        "", ", tokenize = 'porter'", ", prefix = '2 3'", ", detail = column", ", columnsize = 0")
                .get(random.nextInt(5));
        sql.append("CREATE VIRTUAL TABLE ")
                .append(name)
                .append(" USING fts5(a, b")
                .append(options)
                .append(");\n");
        for (int i = random.nextInt(12); i > 0; i--) {
            sql.append("INSERT INTO ")
                    .append(name)
                    .append(" VALUES (")
                    .append(literals.text())
                    .append(", 'word")
                    .append(i)
                    .append(" common');\n");
        }
        question("SELECT rowid, hex(b) FROM " + name + " WHERE b MATCH 'common' ORDER BY rowid", sql);
    }

    private static void rtree(Random random, RandomNames names, StringBuilder sql) {
        String name = names.nextOfVirtualTable();
        sql.append("CREATE VIRTUAL TABLE ").append(name).append(" USING rtree(id, x0, x1, +note);\n");
        for (int i = random.nextInt(80); i > 0; i--) {
            double x = random.nextInt(1000) / 8.0;
            sql.append("INSERT INTO ")
                    .append(name)
                    .append(" VALUES (")
                    .append(i)
                    .append(", ")
                    .append(x)
                    .append(", ")
                    .append(x + random.nextInt(9))
                    .append(", 'note ")
                    .append(i)
                    .append("');\n");
        }
        question("SELECT id, note FROM " + name + " WHERE x0 > 50 ORDER BY id", sql);
    }

    /** A question is one line. */
    private static void question(String question, StringBuilder sql) {
        if (!question.contains("\n")) {
            sql.append("--? ").append(question).append('\n');
        }
    }
}
