package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks the server about its schema. Values travel as parameters, so that no name need be quoted. */
record MetaQuery(DatabaseSession session) {
    /** A row of an answer. */
    record Row(List<Value> values) {
        /** {@return the text, null for NULL} */
        String text(int index) {
            return values.get(index) instanceof Value.Text text ? text.value() : null;
        }

        /** {@return the number, 0 for NULL} */
        int number(int index) {
            return values.get(index) instanceof Value.Integer integer ? (int) integer.value() : 0;
        }

        /** {@return whether the number is another than 0} */
        boolean truth(int index) {
            return number(index) != 0;
        }
    }

    /**
     * {@return all rows}
     *
     * @param args bound by position
     */
    List<Row> rows(String sql, String... args) throws SQLException {
        Value[] values = Arrays.stream(args).map(Value::of).toArray(Value[]::new);
        List<Row> result = new ArrayList<>();
        try (RowSource rows =
                session.execute(Stmt.of(sql, values), RunOptions.internal()).rows()) {
            for (List<Value> row = rows.next(); row != null; row = rows.next()) {
                result.add(new Row(row));
            }
        }
        return result;
    }

    /** {@return what LIKE takes for a pattern of JDBC, in which null does not narrow the search} */
    static String pattern(String patternOrNull) {
        return patternOrNull == null ? "%" : patternOrNull;
    }

    /**
     * {@return whether a search is about the tables of this database} They are in no catalog and in no schema, which JDBC writes as an
     * empty name; the name that SQLite has for them is understood too.
     *
     * @param catalog a name; null does not narrow the search
     * @param schema a name or pattern; null does not narrow the search
     */
    static boolean isHere(String catalog, String schema) {
        return isHere(catalog) && (isHere(schema) || schema.equals("%"));
    }

    private static boolean isHere(String qualifier) {
        return qualifier == null || qualifier.isEmpty() || qualifier.equalsIgnoreCase("main");
    }
}
