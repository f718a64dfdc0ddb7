package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.format.DocumentWriter;
import dev.libsqlctl.sql.format.Layout;
import dev.libsqlctl.sql.format.Layout.Header;
import dev.libsqlctl.sql.format.ResultFormat;
import dev.libsqlctl.sql.format.TerminalWriter;
import dev.libsqlctl.sql.format.Utf8Writer;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how results are shown. */
final class ResultOptions {
    @Option(
            names = {"-F", "--format"},
            converter = Choice.OfResultFormat.class,
            paramLabel = "FORMAT",
            description =
                    "table, box, json, ndjson, csv, tsv, markdown, line or insert (default: table on a terminal, else tsv).")
    private ResultFormat format;

    @Option(
            names = "--header",
            negatable = true,
            description = "Whether csv, tsv and insert have the names of the columns (default: csv and insert do).")
    private Boolean header;

    @Option(
            names = "--null-value",
            paramLabel = "TEXT",
            description = "What stands for NULL (default: NULL in tables, nothing in csv, tsv and line).")
    private String nullText;

    @Option(
            names = "--insert-into",
            paramLabel = "TABLE",
            defaultValue = "table",
            description = "The table of the format insert (default: table).")
    private String table;

    /** {@return where results go} */
    ResultOutput open(Context context) throws IOException {
        boolean terminal = context.console().terminal().out();
        Writer plain = new Utf8Writer(context.console().binary());
        Writer out = terminal ? new TerminalWriter(plain) : plain;
        if (context.global().format() == Format.JSON) {
            requireNoFormat();
            DocumentWriter document = new DocumentWriter(out);
            return new ResultOutput(out, document, Optional.of(document));
        }
        ResultFormat usual = terminal ? ResultFormat.TABLE : ResultFormat.TSV;
        ResultFormat chosen = format == null ? usual : format;
        return new ResultOutput(out, chosen.to(out, layout()), Optional.empty());
    }

    private void requireNoFormat() {
        if (format != null) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    "--json is one document of all results, and --format another form of them",
                    "Leave one of them out; --format json is an array of objects for each result.");
        }
    }

    private Layout layout() {
        Header names = header == null ? Header.USUAL : header ? Header.SHOWN : Header.HIDDEN;
        return new Layout(names, Optional.ofNullable(nullText), table);
    }
}
