package dev.libsqlctl.jdbc.base;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The keywords of SQLite ("SQLite Keywords"), which are names only in quotes. Internal. */
public final class Keywords {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Set<String> ALL = Set.of("""
            ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE CASE CAST
            CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE
            DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS
            EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX
            INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL
            NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY
            RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS
            SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER UNBOUNDED UNION UNIQUE UPDATE USING VACUUM
            VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT\
            """.split("\\s+"));

    private Keywords() {}

    /** {@return all of them, in upper case} */
    public static Set<String> all() {
        return ALL;
    }

    /** {@return whether a name needs no quotes} */
    public static boolean isPlainName(String name) {
        return WORD.matcher(name).matches() && !ALL.contains(name.toUpperCase(Locale.ROOT));
    }
}
