/** How results are written: for people, for programs, and as SQL. */
package dev.libsqlctl.sql.format;
