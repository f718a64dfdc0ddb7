package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.Retention;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which backups are to be kept. */
final class RetentionConverter implements ITypeConverter<Retention> {
    @Override
    public Retention convert(String text) {
        try {
            return Retention.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
