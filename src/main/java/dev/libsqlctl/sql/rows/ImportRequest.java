package dev.libsqlctl.sql.rows;

import java.util.Map;
import java.util.Optional;

/**
 * What is brought where.
 *
 * @param file the rows
 * @param table the table, which is made when it is not there
 * @param types the types of columns of a table that is made, where they are not to be guessed
 * @param nullText the text that stands for NULL; empty for none
 */
public record ImportRequest(RowsFile file, String table, Map<String, String> types, Optional<String> nullText) {}
