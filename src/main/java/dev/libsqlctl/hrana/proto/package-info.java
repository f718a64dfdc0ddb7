/**
 * The structures of the Hrana 3 specification, under its names and in its order.
 *
 * <p>Values only: nothing here talks to a server. Every record is immutable.
 */
package dev.libsqlctl.hrana.proto;
