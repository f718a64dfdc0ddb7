/** Migrations of a database. */
package dev.libsqlctl.migrate;
