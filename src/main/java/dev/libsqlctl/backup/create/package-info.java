/** Making a backup: from a file or a server, complete and verified before it gets its name. */
package dev.libsqlctl.backup.create;
