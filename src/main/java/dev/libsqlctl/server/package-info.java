/** The life of a {@code sqld}: created, started, found, probed, stopped, removed, whichever engine runs it. */
package dev.libsqlctl.server;
