package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.flyway.StatementSplitter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;

/** The SQL of a file. It means what SQLite's shell says it means; what runs it decides about the transaction around it. */
public final class Script {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** How Flyway's parser says where it was. */
    private static final Pattern PLACE = Pattern.compile("line (\\d+) col (\\d+)");

    private static final List<String> NO_TRANSACTION = List.of("transaction:no", "transaction: no");

    private final Path file;
    private final String text;
    /** Every statement is asked for it, and the first line may be all of a large file. */
    private final boolean transactional;

    private final Optional<Diagnostic> unreadable;
    private Optional<Diagnostic> flaw;
    private List<ScriptStatement> statements;

    private Script(Path file, String text, Optional<Diagnostic> unreadable) {
        this.file = file;
        this.text = text;
        this.transactional = isTransactional(text);
        this.unreadable = unreadable;
    }

    /**
     * Reads a file.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_UNREADABLE} if it cannot be read or is no UTF-8 text
     */
    public static Script read(Path file) {
        Script script = open(file);
        script.unreadable.ifPresent(Script::fail);
        return script;
    }

    /** {@return the script of a file} If that cannot be read the script is empty and has a flaw. */
    static Script open(Path file) {
        String content;
        try {
            content = Files.readString(file);
        } catch (CharacterCodingException e) {
            return unreadable(file, "it is no UTF-8 text", "Save it as UTF-8.");
        } catch (IOException e) {
            return unreadable(
                    file, "it cannot be read: " + e.getMessage(), "See whether it is a file that you may read.");
        }
        if (content.indexOf('\0') >= 0) {
            return unreadable(file, "it holds NUL characters, as UTF-16 does", "Save it as UTF-8.");
        }
        boolean marked = !content.isEmpty() && content.charAt(0) == BYTE_ORDER_MARK;
        return new Script(file, marked ? content.substring(1) : content, Optional.empty());
    }

    private static Script unreadable(Path file, String why, String advice) {
        String name = file.getFileName().toString();
        return new Script(file, "", Optional.of(Diagnostic.error(ErrorCode.MIGRATION_UNREADABLE, name, why, advice)));
    }

    private static void fail(Diagnostic flaw) {
        throw flaw.exception();
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
        return transactional;
    }

    private static boolean isTransactional(String text) {
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
        flaw().ifPresent(Script::fail);
        return statements;
    }

    /** {@return the same, of which only some statements run} */
    Script keeping(Predicate<ScriptStatement> kept) {
        Script part = new Script(file, text, unreadable);
        part.statements = statements().stream().filter(kept).toList();
        part.flaw = Optional.empty();
        return part;
    }

    /** {@return whether there is a text} */
    boolean isReadable() {
        return unreadable.isEmpty();
    }

    /** {@return why it has no statements; empty when it has} */
    Optional<Diagnostic> flaw() {
        if (flaw == null) {
            flaw = unreadable.or(this::split);
        }
        return flaw;
    }

    private Optional<Diagnostic> split() {
        List<ScriptStatement> all;
        try {
            all = StatementSplitter.split(text).stream()
                    .map(parsed -> new ScriptStatement(parsed.getLine(), parsed.getCol(), parsed.getSql()))
                    .toList();
        } catch (FlywayException e) {
            return Optional.of(unfinished(e));
        }
        statements = transactional() ? all.stream().filter(this::isOwn).toList() : all;
        return transactional() ? all.stream().flatMap(this::rollback).findFirst() : Optional.empty();
    }

    private Diagnostic unfinished(FlywayException e) {
        Matcher place = PLACE.matcher(e.getMessage());
        boolean known = place.find();
        return new Diagnostic(
                Optional.of(ErrorCode.MIGRATION_REFUSED),
                name(),
                known ? Integer.parseInt(place.group(1)) : 0,
                known ? Integer.parseInt(place.group(2)) : 0,
                "the statement that begins here does not end",
                "A trigger ends with END and a semicolon.");
    }

    private boolean isOwn(ScriptStatement statement) {
        return TransactionControl.of(statement) == TransactionControl.NONE;
    }

    private Stream<Diagnostic> rollback(ScriptStatement statement) {
        return TransactionControl.of(statement) == TransactionControl.ROLLBACK
                ? Stream.of(new StatementTokens(this, statement)
                        .error(
                                "ROLLBACK in a migration that runs as one transaction would undo it and have it recorded as applied",
                                "Take it out, or let the first line say: -- transaction:no"))
                : Stream.empty();
    }
}
