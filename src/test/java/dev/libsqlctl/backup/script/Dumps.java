package dev.libsqlctl.backup.script;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dumps of the tests, and what is read of them. */
final class Dumps {
    private Dumps() {}

    static List<DumpStatement> read(String dump) {
        return read(dump.getBytes(StandardCharsets.UTF_8));
    }

    static List<DumpStatement> read(byte[] dump) {
        return read(new ByteArrayInputStream(dump));
    }

    static List<DumpStatement> read(InputStream dump) {
        DumpReader reader = new DumpReader(dump, "a.sql");
        List<DumpStatement> statements = new ArrayList<>();
        for (Optional<DumpStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
            statements.add(next.get());
        }
        return statements;
    }

    /** {@return the bytes of a text whose characters are bytes} */
    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
