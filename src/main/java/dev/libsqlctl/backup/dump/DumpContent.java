package dev.libsqlctl.backup.dump;

import dev.libsqlctl.backup.content.TableContent;
import java.util.List;

/**
 * What was written into a dump.
 *
 * @param tables the tables whose rows are in it, in the order of the dump
 * @param schema the hash of the schema in it, as {@link dev.libsqlctl.backup.content.SchemaHash} computes it
 */
public record DumpContent(List<TableContent> tables, String schema) {}
