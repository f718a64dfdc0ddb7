/** Bringing a backup back: into a file or a server, all of it or nothing, compared with what its source held before it counts. */
package dev.libsqlctl.backup.bring;
