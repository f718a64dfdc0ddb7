package dev.libsqlctl.sql.format;

import java.io.Writer;

/** The formats of results. */
public enum ResultFormat {
    /** A table drawn with plus signs and dashes. */
    TABLE,
    /** A table drawn with lines. */
    BOX,
    /** An array of objects for each result. */
    JSON,
    /** An object in a line for each row. */
    NDJSON,
    /** Comma-separated values (RFC 4180), with line feeds. */
    CSV,
    /** Tab-separated values. */
    TSV,
    /** A table of Markdown. */
    MARKDOWN,
    /** A line for each value. */
    LINE,
    /** INSERT statements. */
    INSERT;

    /**
     * {@return what writes results in this format}
     *
     * @param out where to; not flushed and not closed
     * @param layout what is chosen of it
     */
    public ResultWriter to(Writer out, Layout layout) {
        return switch (this) {
            case TABLE -> new GridWriter(out, Strokes.TABLE, layout);
            case BOX -> new GridWriter(out, Strokes.BOX, layout);
            case MARKDOWN -> new GridWriter(out, Strokes.MARKDOWN, layout);
            case JSON -> new JsonArrayWriter(out);
            case NDJSON -> new JsonLinesWriter(out);
            case CSV -> new CsvWriter(out, layout);
            case TSV -> new TsvWriter(out, layout);
            case LINE -> new LineWriter(out, layout);
            case INSERT -> new InsertWriter(out, layout);
        };
    }
}
