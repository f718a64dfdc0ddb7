/** What takes a server and keys at once: securing a server, and rotating its keys. The only package that uses both. */
package dev.libsqlctl.setup;
