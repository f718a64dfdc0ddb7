package dev.libsqlctl.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns the version of a migration, as it stands in the names of its files, into its number. */
final class VersionConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw notOne(text);
            }
        }
        throw notOne(text);
    }

    private static TypeConversionException notOne(String text) {
        return new TypeConversionException(
                "'" + text + "' is no version: that is the number with which the names of a migration's files begin");
    }
}
