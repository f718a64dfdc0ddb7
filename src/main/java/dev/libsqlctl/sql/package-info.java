/** Statements in, results out: texts of any length taken apart, run one by one, and what they answer handed on row by row. */
package dev.libsqlctl.sql;
