/**
 * Migrations: Geni's files, run and remembered by Flyway, with a history that Geni reads as well. What a command may ask for is a class of its own,
 * over {@code java.sql} alone, so that a server and a local file are the same.
 */
package dev.libsqlctl.migrate;
