/** Manual pages, made of picocli's model of the commands. */
package dev.libsqlctl.cli.manual;
