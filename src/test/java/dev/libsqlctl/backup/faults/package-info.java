/** What becomes of backups and restores when something goes wrong: files, disks, servers, signals. */
package dev.libsqlctl.backup.faults;
