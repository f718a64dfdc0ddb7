/** Files that are either there in full or not at all. */
package dev.libsqlctl.file;
