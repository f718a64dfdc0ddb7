/** Servers as detached processes of this machine. */
package dev.libsqlctl.server.local;
