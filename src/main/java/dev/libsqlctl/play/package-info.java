/** The smoke test. */
package dev.libsqlctl.play;
