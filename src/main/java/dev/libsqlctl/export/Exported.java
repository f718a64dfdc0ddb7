package dev.libsqlctl.export;

import java.util.List;

/**
 * A server, told to another program.
 *
 * @param format who is to run it
 * @param server its name
 * @param variables the names of variables whose values are not in the text, because they are secrets
 * @param notes what is to be known before it is used
 * @param text the file
 */
public record Exported(ExportFormat format, String server, List<String> variables, List<String> notes, String text) {}
