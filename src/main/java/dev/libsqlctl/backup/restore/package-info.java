/** Dumps brought back: loaded into a new file, all or nothing, or only looked at for what would fail. sqlite-jdbc lives here and in {@code backup.source}. */
package dev.libsqlctl.backup.restore;
