/** Verifying a backup: loaded into a scratch database, and compared with what its source held. */
package dev.libsqlctl.backup.verify;
