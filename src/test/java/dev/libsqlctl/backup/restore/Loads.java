package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Dumps of the tests, loaded into files, and what is in these. */
final class Loads {
    private Loads() {}

    static DumpReader reader(String dump) {
        return new DumpReader(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)), "a.sql");
    }

    /** {@return the reader of a text whose characters are bytes} */
    static DumpReader readerOfBytes(String latin1) {
        return new DumpReader(new ByteArrayInputStream(latin1.getBytes(StandardCharsets.ISO_8859_1)), "a.sql");
    }

    static LoadedDump load(String dump, Path file) {
        return FileLoad.load(reader(dump), file, Optional.empty(), BackupProgress.NONE);
    }

    static String query(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
