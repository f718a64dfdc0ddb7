package dev.libsqlctl.hrana.proto;

import java.util.List;

/** A piece of a streamed result (Hrana 3, "Cursor entries"). */
public sealed interface CursorEntry {
    /**
     * A step begins. Skipped steps have no entries.
     *
     * @param step counted from 0
     * @param cols the columns of its rows
     */
    record StepBegin(int step, List<Col> cols) implements CursorEntry {
        /** Copies the list. */
        public StepBegin {
            cols = List.copyOf(cols);
        }
    }

    /**
     * The step that began last has succeeded.
     *
     * @param affectedRowCount as in {@link StmtResult}
     * @param lastInsertRowid as in {@link StmtResult}; may be null
     */
    record StepEnd(long affectedRowCount, Long lastInsertRowid) implements CursorEntry {}

    /**
     * A step has failed, before or after it began.
     *
     * @param step counted from 0
     * @param error what the server says
     */
    record StepError(int step, HranaError error) implements CursorEntry {}

    /**
     * A row of the step that began last.
     *
     * @param values one per column
     */
    record Row(List<Value> values) implements CursorEntry {
        /** Copies the list. */
        public Row {
            values = List.copyOf(values);
        }
    }

    /**
     * The whole batch has failed: nothing follows.
     *
     * @param error what the server says
     */
    record Error(HranaError error) implements CursorEntry {}

    /**
     * The end of the cursor. An extension of sqld: only a cursor that ends with this entry, or with {@link Error}, is whole.
     *
     * @param replicationIndex the state of the database; null if the server gave none
     */
    record ReplicationIndex(Long replicationIndex) implements CursorEntry {}
}
