/** Rows of files that are no databases, brought into a table. */
package dev.libsqlctl.sql.rows;
