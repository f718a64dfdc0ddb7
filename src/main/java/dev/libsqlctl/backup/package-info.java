/**
 * Backups that prove themselves, and restores that are all or nothing. Services of plain values: a command asks one of them and shows what it returns.
 */
package dev.libsqlctl.backup;
