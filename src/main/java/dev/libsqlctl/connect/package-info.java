/** What other programs need to reach a database: variables to find, and text to paste. */
package dev.libsqlctl.connect;
