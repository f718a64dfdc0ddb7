package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.List;

/** What a batch is made of. */
sealed interface BatchEntries {
    /** {@return how many statements there are} */
    int size();

    /** {@return the statement at the place, counted from 0, as it is sent} */
    Stmt stmt(int index) throws SQLException;

    /** {@return what the words of the statement at the place tell} */
    SqlOutline outline(int index);

    /** Different statements without values. */
    record Texts(List<SqlTemplate> templates) implements BatchEntries {
        @Override
        public int size() {
            return templates.size();
        }

        @Override
        public Stmt stmt(int index) throws SQLException {
            return templates.get(index).bindNothing();
        }

        @Override
        public SqlOutline outline(int index) {
            return templates.get(index).outline();
        }
    }

    /** One statement with different values. */
    record Rows(KeyedStatement statement, List<Value[]> rows) implements BatchEntries {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public Stmt stmt(int index) throws SQLException {
            return statement.bind(rows.get(index));
        }

        @Override
        public SqlOutline outline(int index) {
            return statement.outline();
        }
    }
}
