/** The interactive shell: lines in, statements and dot commands run, results shown. */
package dev.libsqlctl.shell;
