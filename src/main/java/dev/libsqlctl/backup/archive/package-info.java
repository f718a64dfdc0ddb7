/** Backups as files: their names, compression and manifests, how they come to be there in full or not at all, and how long they are kept. */
package dev.libsqlctl.backup.archive;
