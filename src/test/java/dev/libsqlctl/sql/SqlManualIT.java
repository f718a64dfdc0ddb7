package dev.libsqlctl.sql;

import dev.libsqlctl.support.ManualContract;

/** docs/sql.md. */
class SqlManualIT extends ManualContract {
    SqlManualIT() {
        super("sql.md");
    }
}
