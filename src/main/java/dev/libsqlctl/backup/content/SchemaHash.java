package dev.libsqlctl.backup.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The hash of a schema: the SHA-256 of its statements, sorted, each followed by a zero byte. What a dump has to put behind a statement, to end a comment in which it ends, does not
 * count, nor does white space there.
 */
public final class SchemaHash {
    private SchemaHash() {}

    /**
     * {@return 64 hexadecimal digits in lower case}
     *
     * @param statements the SQL texts of {@code sqlite_schema}, in any order
     */
    public static String of(Collection<String> statements) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            statements.stream().map(SchemaHash::ended).sorted().forEach(sql -> {
                digest.update(sql.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String ended(String sql) {
        return (sql + CommentEnd.of(sql)).stripTrailing();
    }
}
