/** A database as it was at one moment: a file's, read through SQLite without writing anything, or a server's, over the network. sqlite-jdbc lives here and in {@code backup.restore}. */
package dev.libsqlctl.backup.source;
