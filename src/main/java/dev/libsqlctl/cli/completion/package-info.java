/** Scripts that have a shell complete what is typed, made of picocli's model of the commands. */
package dev.libsqlctl.cli.completion;
