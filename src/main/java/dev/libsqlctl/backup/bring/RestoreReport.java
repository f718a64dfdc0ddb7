package dev.libsqlctl.backup.bring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was brought back.
 *
 * @param rows how many rows were loaded; empty when pages were copied that libSQL alone can read
 * @param compared whether it was compared with what the backup's source held, and is the same
 * @param safety the backup of what was there before; empty when nothing was
 * @param notes what was not carried over, and why: a line each
 */
public record RestoreReport(OptionalLong rows, boolean compared, Optional<Path> safety, List<String> notes) {}
