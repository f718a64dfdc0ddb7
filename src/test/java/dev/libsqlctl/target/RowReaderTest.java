package dev.libsqlctl.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
    void valuesAreWhatTheyAreInAnyEncoding(String encoding) throws SQLException {
        try (Connection connection = new FileTarget(directory.resolve("a.db")).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA encoding = '" + encoding + "'");
            statement.execute("CREATE TABLE t(a, b)");
            statement.execute("INSERT INTO t VALUES('日本é 👩', x'00ff'), ('', x''), ('a' || char(0) || 'b', NULL)");
            Object[] values = new Object[4];
            try (ResultSet rows = statement.executeQuery("SELECT a || '!', b, 9223372036854775807, 0.1 FROM t")) {
                RowReader reader = RowReader.of(rows);
                rows.next();
                reader.read(values);
                assertThat(values).containsExactly("日本é 👩!", new byte[] {0, (byte) 0xff}, Long.MAX_VALUE, 0.1);
                rows.next();
                reader.read(values);
                assertThat(values[0]).isEqualTo("!");
                assertThat(values[1]).isEqualTo(new byte[0]);
                rows.next();
                reader.read(values);
                assertThat(values[0]).isEqualTo("a\0b!");
                assertThat(values[1]).isNull();
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
