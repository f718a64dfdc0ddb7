package dev.libsqlctl.backup.script;

import dev.libsqlctl.backup.script.DumpStatement.Kind;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the statements of a dump, one after the other, holding one at a time. Understands what this program, the shell of SQLite and a server's {@code /dump} write.
 * For one thread at a time.
 */
public final class DumpReader implements AutoCloseable {
    private static final byte[] SETTING_OF_THE_SHELL = ".dbconfig ".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final DumpErrors errors;
    private final ByteWindow window;
    private final StatementScanner scanner;
    private final ForeignContent foreign;
    private final Completeness completeness;
    private boolean begun;

    /** How the last INSERT began, its first parenthesis included: nearly always, the next one begins the same way. */
    private byte[] head = {};

    private Opening opening = new Opening(Kind.OTHER, "", -1);
    private int headLength;

    /**
     * @param in the dump, not compressed; it needs no buffer and is closed with the reader
     * @param name what errors call it
     */
    public DumpReader(InputStream in, String name) {
        this.in = in;
        this.errors = new DumpErrors(name);
        this.window = new ByteWindow(in, errors);
        this.scanner = new StatementScanner(window, errors);
        this.foreign = new ForeignContent(window, errors);
        this.completeness = new Completeness(errors);
    }

    /** {@return what errors call it} */
    public String name() {
        return errors.name();
    }

    /** {@return how many bytes of the dump have been read as statements} */
    public long position() {
        return window.position();
    }

    /**
     * {@return the next statement; empty at the end of a dump that is complete}
     *
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_INVALID} when it is no dump, or not all of one; {@link ErrorCode#IO_ERROR} when it cannot be read
     */
    public Optional<DumpStatement> next() {
        if (!begun) {
            foreign.refuseFile();
        }
        if (!toStatement()) {
            completeness.end();
            return Optional.empty();
        }
        if (!begun) {
            foreign.refuseStatement();
            begun = true;
        }
        DumpStatement statement = read();
        completeness.see(statement.kind(), statement.line());
        return Optional.of(statement);
    }

    /** The shell's {@code .recover} begins with a setting of its own. */
    private boolean toStatement() {
        boolean found = scanner.toStatement();
        while (found && window.bytes[window.start] == '.' && window.startsWith(SETTING_OF_THE_SHELL)) {
            scanner.skipLine();
            found = scanner.toStatement();
        }
        return found;
    }

    private DumpStatement read() {
        long line = scanner.line();
        if (head.length > 0 && window.startsWith(head)) {
            return insert(line);
        }
        Optional<VirtualTableRow> row = VirtualTableRow.at(window);
        if (row.isPresent()) {
            return virtualTable(row.get(), line);
        }
        int end = scanner.scan();
        Opening found = Opening.of(window.bytes, window.start, end);
        if (found.row() >= 0) {
            opening = found;
            head = Arrays.copyOfRange(window.bytes, window.start, window.start + found.row() + 1);
            headLength = StatementText.of(head, 0, found.row(), scanner, errors).length();
            return insert(line);
        }
        return statement(found.kind(), found.table(), end, -1, line);
    }

    private DumpStatement insert(long line) {
        int end = scanner.scanValues(window.start + head.length - 1);
        return statement(opening.kind(), opening.table(), end, scanner.hasOnlyValues() ? headLength : -1, line);
    }

    private DumpStatement statement(Kind kind, String table, int end, int row, long line) {
        String text = StatementText.of(window.bytes, window.start, end, scanner, errors);
        String sql = kind == Kind.INDEX ? withoutLineOfShell(text) : text;
        scanner.leave(end + 1);
        return new DumpStatement(kind, table, sql, row, line);
    }

    /** The shell ends what has {@code --} in its text in a line of its own. SQLite would keep that line as a part of the index, one more with each dump; from views and triggers it takes it away. */
    private static String withoutLineOfShell(String sql) {
        return sql.endsWith("\n") && sql.contains("--") ? sql.substring(0, sql.length() - 1) : sql;
    }

    private DumpStatement virtualTable(VirtualTableRow row, long line) {
        byte[] bytes = row.sql().getBytes(StandardCharsets.UTF_8);
        scanner.leave(row.end() + 1, row.newlines());
        return new DumpStatement(
                Kind.VIRTUAL_TABLE, Opening.of(bytes, 0, bytes.length).table(), row.sql(), -1, line);
    }

    /** Closes the dump. */
    @Override
    public void close() throws IOException {
        in.close();
    }
}
