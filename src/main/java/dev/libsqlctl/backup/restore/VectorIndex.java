package dev.libsqlctl.backup.restore;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.util.List;
import java.util.Locale;

/** A vector index of libSQL, which makes a table of its own and fills it by itself (libSQL, {@code vectorIndex.c} and {@code vectordiskann.c}). */
final class VectorIndex {
    private static final String FUNCTION = "libsql_vector_idx";

    private VectorIndex() {}

    /** {@return whether the statement that makes an index makes one of these} */
    static boolean isMadeBy(String createIndex) {
        if (!createIndex.toLowerCase(Locale.ROOT).contains(FUNCTION)) {
            return false;
        }
        SqlLexer lexer = new SqlLexer(createIndex);
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            if (token.isWord(FUNCTION)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the names of the table and of the index that an index of this name makes} */
    static List<String> shadows(String index) {
        return List.of(index + "_shadow", index + "_shadow_idx");
    }
}
