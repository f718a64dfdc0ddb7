package dev.libsqlctl.sql.rows;

import java.util.Map;
import java.util.Optional;

/**
 * A row of a file.
 *
 * @param line the line in which it begins, the first being 1
 * @param values by the names of their columns: texts as they are in the file, and of JSON also {@link Long}, {@link Double} and null
 * @param problem why it cannot be used; empty when it can
 */
record Row(long line, Map<String, Object> values, Optional<String> problem) {
    static Row of(long line, Map<String, Object> values) {
        return new Row(line, values, Optional.empty());
    }

    static Row bad(long line, String problem) {
        return new Row(line, Map.of(), Optional.of(problem));
    }
}
