package dev.libsqlctl.backup.corpus;

import dev.libsqlctl.support.ReferenceShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One database of the corpus.
 *
 * @param name what it is called
 * @param sql makes it: SQL text for the shell, whose comments that begin with {@code --?} are questions to it
 * @param statements further statements, which have no semicolon at their end
 * @param refused why a server cannot hold it; empty when it can
 */
record CorpusDatabase(String name, String sql, List<String> statements, Optional<String> refused) {
    private static final String QUESTION = "--? ";

    /** {@return the one of this SQL text} */
    static CorpusDatabase of(String name, String sql) {
        return new CorpusDatabase(name, sql, List.of(), Optional.empty());
    }

    /** {@return the one whose SQL text has this name} */
    static CorpusDatabase named(String name) {
        return of(name, resource(name));
    }

    /** {@return one that a server cannot hold} */
    static CorpusDatabase inAFile(String name, String why) {
        return new CorpusDatabase(name, resource(name), List.of(), Optional.of(why));
    }

    /** {@return the SQL text of this name} */
    static String resource(String name) {
        try (InputStream in = CorpusDatabase.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + name + ".sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it, in a file that is not there yet. */
    Path build(Path directory) {
        Path file = directory.resolve(name + ".sqlite3");
        ReferenceShell.execute(file, sql);
        if (!statements.isEmpty()) {
            ReferenceShell.executeEach(file, statements);
        }
        return file;
    }

    /** {@return statements whose answers must not change, by what it is for: virtual tables must find what they found} */
    List<String> questions() {
        return sql.lines()
                .filter(line -> line.startsWith(QUESTION))
                .map(line -> line.substring(QUESTION.length()))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
