package dev.libsqlctl.hrana.proto;

import java.util.List;

/**
 * What a statement is (Hrana 3, "Result of describing a statement").
 *
 * @param params the parameters; the first element is SQLite's parameter 1
 * @param cols the columns of the rows it returns
 * @param isExplain whether it is an EXPLAIN
 * @param isReadonly whether it leaves the database as it is
 */
public record DescribeResult(List<DescribeParam> params, List<Col> cols, boolean isExplain, boolean isReadonly) {
    /** Copies the lists. */
    public DescribeResult {
        params = List.copyOf(params);
        cols = List.copyOf(cols);
    }
}
