package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.flyway.StatementSplitter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;

/** The SQL of a file. It means what SQLite's shell says it means; what runs it decides about the transaction around it. */
public final class Script {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final List<String> NO_TRANSACTION = List.of("transaction:no", "transaction: no");

    private final Path file;
    private final String text;
    private List<ScriptStatement> statements;

    private Script(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_UNREADABLE} if it cannot be read or is no UTF-8 text
     */
    public static Script read(Path file) {
        String content;
        try {
            content = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is no UTF-8 text", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), null, e);
        }
        if (content.indexOf('\0') >= 0) {
            throw unreadable(file, "it holds NUL characters, as UTF-16 does", "Save it as UTF-8.", null);
        }
        boolean marked = !content.isEmpty() && content.charAt(0) == BYTE_ORDER_MARK;
        return new Script(file, marked ? content.substring(1) : content);
    }

    private static LibsqlctlException unreadable(Path file, String why, String hint, Exception cause) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_UNREADABLE, file.getFileName() + " cannot be read: " + why, hint, cause);
    }

    /** {@return the file that it was read from} */
    public Path file() {
        return file;
    }

    /** {@return the name of its file, by which people know it} */
    public String name() {
        return file.getFileName().toString();
    }

    /** {@return all of it, without a byte order mark} */
    public String text() {
        return text;
    }

    /** {@return Flyway's checksum, for which line ends are alike} */
    public int checksum() {
        return ChecksumCalculator.calculate(new StringResource(text));
    }

    /** {@return whether it is to run as one transaction: unless its first line says {@code -- transaction:no}} */
    public boolean transactional() {
        int end = text.indexOf('\n');
        String firstLine = end < 0 ? text : text.substring(0, end);
        return NO_TRANSACTION.stream().noneMatch(firstLine::contains);
    }

    /**
     * {@return what it runs, in order}
     *
     * <p>Of a transactional script BEGIN and COMMIT are left out: the transaction around it takes their place.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_REFUSED} if its last statement does not end, or if it is transactional and rolls
     *     back: it would be recorded as applied
     */
    public List<ScriptStatement> statements() {
        if (statements == null) {
            Stream<ScriptStatement> all = split();
            statements = (transactional() ? all.filter(this::isOwn) : all).toList();
        }
        return statements;
    }

    /** {@return the same, of which only some statements run} */
    Script keeping(Predicate<ScriptStatement> kept) {
        Script part = new Script(file, text);
        part.statements = statements().stream().filter(kept).toList();
        return part;
    }

    private Stream<ScriptStatement> split() {
        try {
            return new StatementSplitter()
                    .split(text).stream()
                            .map(parsed -> new ScriptStatement(parsed.getLine(), parsed.getCol(), parsed.getSql()));
        } catch (FlywayException e) {
            throw new LibsqlctlException(
                    ErrorCode.MIGRATION_REFUSED,
                    name() + ": a statement does not end",
                    "Close its quotes and comments; a trigger ends with END and a semicolon.",
                    e);
        }
    }

    private boolean isOwn(ScriptStatement statement) {
        TransactionControl control = TransactionControl.of(statement);
        if (control == TransactionControl.ROLLBACK) {
            throw new StatementTokens(this, statement)
                    .error(
                            "ROLLBACK in a migration that runs as one transaction would undo it and have it recorded as applied",
                            "Take it out, or let the first line say: -- transaction:no")
                    .exception();
        }
        return control == TransactionControl.NONE;
    }
}
