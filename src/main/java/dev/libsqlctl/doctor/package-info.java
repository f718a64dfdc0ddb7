/** Finds by name what goes wrong with servers, keys, tokens and settings. Looks only: it changes nothing, and waits for nothing for long. */
package dev.libsqlctl.doctor;
