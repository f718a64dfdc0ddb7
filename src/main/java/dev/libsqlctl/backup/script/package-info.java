/** Dumps as they are read: their statements one after the other, in constant memory, with what other programs' dumps get wrong mended. */
package dev.libsqlctl.backup.script;
