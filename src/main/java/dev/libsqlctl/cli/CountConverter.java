package dev.libsqlctl.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns how many of something are meant into a number: one at least. */
final class CountConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("0*[1-9][0-9]{0,8}")) {
            throw new TypeConversionException("'" + text + "' is no number above 0");
        }
        return Integer.parseInt(text);
    }
}
