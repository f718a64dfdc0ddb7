package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.Manifest.Format;
import dev.libsqlctl.cli.completion.ClosedChoice;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns {@code sql} and {@code db} into what a backup's file is to be. */
final class FormatConverter implements ITypeConverter<Format>, ClosedChoice {
    @Override
    public Format convert(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sql" -> Format.SQL;
            case "db" -> Format.DATABASE;
            default -> throw new TypeConversionException("'" + text + "' is none of sql, db");
        };
    }

    @Override
    public List<String> words() {
        return List.of("sql", "db");
    }
}
