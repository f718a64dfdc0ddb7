/** The program's error type, its codes, and its exit codes. */
package dev.libsqlctl.error;
