/** The long tails of the interfaces of {@code java.sql}: what this driver refuses, and what follows from the rest. Internal. */
package dev.libsqlctl.jdbc.base;
