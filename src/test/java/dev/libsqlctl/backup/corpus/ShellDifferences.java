package dev.libsqlctl.backup.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every line of the corpus in which a dump of ours is not the shell's, with what both say: where the shell loses something. {@code docs/backup.md} lists the kinds. */
final class ShellDifferences {
    /**
     * A line of a dump.
     *
     * @param shell as the shell prints it
     * @param ours as it has to be
     */
    record Line(String shell, String ours) {}

    private static final Map<String, List<Line>> LINES = Map.of(
            "text-nul",
            List.of(
                    new Line("INSERT INTO nul_text VALUES(1,'a');", nul(1, "610062")),
                    new Line("INSERT INTO nul_text VALUES(2,'');", nul(2, "00")),
                    new Line("INSERT INTO nul_text VALUES(3,'');", nul(3, "0000")),
                    new Line("INSERT INTO nul_text VALUES(4,'a');", nul(4, "6100")),
                    new Line("INSERT INTO nul_text VALUES(5,replace('\\r','\\r',char(13)));", nul(5, "0d000a")),
                    new Line("INSERT INTO nul_text VALUES(6,'it''s');", nul(6, "6974277300")),
                    new Line("INSERT INTO nul_text VALUES(7,'');", nul(7, "00ff")),
                    new Line("INSERT INTO nul_text VALUES(8,'é');", nul(8, "c3a900f09f9880"))),
            "negative-zero",
            List.of(
                    new Line("INSERT INTO zero_sign VALUES(1,0.0,1.5);", "INSERT INTO zero_sign VALUES(1,-0.0,1.5);"),
                    new Line("INSERT INTO zero_sign VALUES(3,0.0,0.0);", "INSERT INTO zero_sign VALUES(3,-0.0,0.0);")),
            "open-blocks",
            List.of(
                    new Line(
                            "CREATE INDEX open_block_index ON small(id) /* not closed;",
                            "CREATE INDEX open_block_index ON small(id) /* not closed*/;"),
                    new Line(
                            "CREATE VIEW open_block_view AS SELECT 1 AS one /* not closed;",
                            "CREATE VIEW open_block_view AS SELECT 1 AS one /* not closed*/;")));

    /** How the manual calls what a database is there for. */
    private static final Map<String, String> TITLES = Map.of(
            "text-nul", "a text with a NUL in it",
            "negative-zero", "the real -0.0",
            "open-blocks", "an index, view or trigger whose statement ends in a comment that is not closed");

    private ShellDifferences() {}

    /** {@return the lines that differ, by what the manual calls that} */
    static Map<String, List<Line>> titled() {
        return LINES.entrySet().stream()
                .collect(Collectors.toMap(entry -> TITLES.get(entry.getKey()), Map.Entry::getValue));
    }

    private static String nul(int id, String hex) {
        return "INSERT INTO nul_text VALUES(" + id + ",CAST(X'" + hex + "' AS TEXT));";
    }

    /** {@return whether something of a database is lost in the shell's dump} */
    static boolean exist(String database) {
        return LINES.containsKey(database);
    }

    /**
     * {@return what our dump must be}
     *
     * @param database the name of the database
     * @param shell the shell's dump of it, in which every line that differs must stand
     */
    static byte[] applied(String database, byte[] shell) {
        List<Line> expected = new ArrayList<>();
        LINES.forEach((name, lines) -> {
            if (name.equals(database) || (database.startsWith("everything") && !name.equals("open-blocks"))) {
                expected.addAll(lines);
            }
        });
        // Byte by byte, whatever the bytes mean.
        String dump = new String(shell, StandardCharsets.ISO_8859_1);
        for (Line line : expected) {
            String theirs = "\n" + bytes(line.shell()) + "\n";
            assertThat(dump).as("the shell's dump of " + database).containsOnlyOnce(theirs);
            dump = dump.replace(theirs, "\n" + bytes(line.ours()) + "\n");
        }
        return dump.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String bytes(String line) {
        return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
