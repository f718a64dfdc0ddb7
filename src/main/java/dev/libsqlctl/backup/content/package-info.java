/** What the rows of a database are, independent of how they were read: values, and hashes of them. */
package dev.libsqlctl.backup.content;
