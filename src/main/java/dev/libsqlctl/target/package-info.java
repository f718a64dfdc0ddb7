/** The database that a command speaks to: one of a server, or a local SQLite file. */
package dev.libsqlctl.target;
