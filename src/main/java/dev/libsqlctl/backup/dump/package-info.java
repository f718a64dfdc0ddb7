/** Dumps as they are written: byte for byte what SQLite's shell 3.40.1 prints, but for what that would lose. */
package dev.libsqlctl.backup.dump;
