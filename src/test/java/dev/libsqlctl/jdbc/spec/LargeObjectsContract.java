package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 16.3: Blob and Clob. Values of SQLite are whole in memory, so a locator is a copy. */
abstract class LargeObjectsContract extends SpecificationContract {
    private Statement statement;

    @BeforeEach
    void statement() throws SQLException {
        execute("CREATE TABLE t (b BLOB, c TEXT)");
        statement = connection.createStatement();
    }

    private ResultSet row(String expressions) throws SQLException {
        ResultSet result = statement.executeQuery("SELECT " + expressions);
        assertThat(result.next()).isTrue();
        return result;
    }

    @Test
    void aBlobIsRead() throws Exception {
        ResultSet row = row("x'0102030405'");
        if (differs(Difference.BLOBS)) {
            Blob blob = row.getBlob(1);
            assertThat(blob.length()).isEqualTo(5);
            assertThat(blob.getBytes(1, 5)).containsExactly(1, 2, 3, 4, 5);
            assertThat(blob.getBytes(2, 3)).containsExactly(2, 3, 4);
            assertThat(blob.getBytes(4, 100)).containsExactly(4, 5);
            assertThat(blob.getBinaryStream().readAllBytes()).containsExactly(1, 2, 3, 4, 5);
            assertThat(blob.getBinaryStream(2, 2).readAllBytes()).containsExactly(2, 3);
            assertThat(blob.position(new byte[] {3, 4}, 1)).isEqualTo(3);
            assertThat(blob.position(new byte[] {1}, 2)).isEqualTo(-1);
        } else {
            failure(() -> row.getBlob(1));
        }
    }

    @Test
    void positionsInABlobBeginAtOne() throws SQLException {
        ResultSet row = row("x'0102'");
        if (differs(Difference.BLOBS)) {
            Blob blob = row.getBlob(1);
            failure(() -> blob.getBytes(0, 1));
            failure(() -> blob.getBytes(1, -1));
            failure(() -> blob.getBinaryStream(0, 1));
            failure(() -> blob.position(new byte[] {1}, 0));
        } else {
            failure(() -> row.getBlob(1));
        }
    }

    @Test
    void aBlobOfANullIsNull() throws SQLException {
        ResultSet row = row("NULL");
        if (differs(Difference.BLOBS)) {
            assertThat(row.getBlob(1)).isNull();
            assertThat(row.wasNull()).isTrue();
        } else {
            failure(() -> row.getBlob(1));
        }
    }

    @Test
    void aBlobOutlivesItsRow() throws SQLException {
        ResultSet row = row("x'0102'");
        if (differs(Difference.BLOBS)) {
            Blob blob = row.getBlob(1);
            row.close();
            assertThat(blob.getBytes(1, 2)).containsExactly(1, 2);
        } else {
            failure(() -> row.getBlob(1));
        }
    }

    @Test
    void aFreedBlobIsGone() throws SQLException {
        ResultSet row = row("x'0102'");
        if (differs(Difference.BLOBS)) {
            Blob blob = row.getBlob(1);
            blob.free();
            blob.free();
            assertState("HY010", blob::length);
            assertState("HY010", () -> blob.getBytes(1, 1));
            assertState("HY010", blob::getBinaryStream);
        } else {
            failure(() -> row.getBlob(1));
        }
    }

    @Test
    void aBlobIsFilledAndStored() throws Exception {
        if (!differs(Difference.CREATED_LARGE_OBJECTS)) {
            failure(connection::createBlob);
            return;
        }
        Blob blob = connection.createBlob();
        assertThat(blob.setBytes(1, new byte[] {1, 2, 3, 4})).isEqualTo(4);
        assertThat(blob.setBytes(2, new byte[] {9, 8, 7}, 1, 2)).isEqualTo(2);
        try (var stream = blob.setBinaryStream(5)) {
            stream.write(new byte[] {5, 6});
        }
        assertThat(blob.getBytes(1, 6)).containsExactly(1, 8, 7, 4, 5, 6);
        blob.truncate(5);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            insert.setBlob(1, blob);
            insert.executeUpdate();
        }
        assertThat(text("SELECT hex(b) FROM t")).isEqualTo("0108070405");
    }

    @Test
    void aClobIsRead() throws Exception {
        Clob clob = row("'größe😀'").getClob(1);

        assertThat(clob.length()).isEqualTo(7);
        assertThat(clob.getSubString(1, 5)).isEqualTo("größe");
        assertThat(clob.getSubString(3, 2)).isEqualTo("öß");
        char[] characters = new char[10];
        try (Reader reader = clob.getCharacterStream()) {
            assertThat(new String(characters, 0, reader.read(characters))).isEqualTo("größe😀");
        }
        if (differs(Difference.CLOBS)) {
            assertThat(clob.position("ß", 1)).isEqualTo(4);
            assertThat(clob.position("x", 1)).isEqualTo(-1);
            failure(() -> clob.position("ß", 0));
            try (Reader reader = clob.getCharacterStream(3, 2)) {
                assertThat(new String(characters, 0, reader.read(characters))).isEqualTo("öß");
            }
        } else {
            assertThat(clob.position("ß", 1)).isEqualTo(-1);
        }
    }

    @Test
    void theAsciiStreamOfAClob() throws Exception {
        Clob clob = row("'abc'").getClob(1);

        try (InputStream stream = clob.getAsciiStream()) {
            assertThat(stream.readAllBytes()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void positionsInAClobBeginAtOne() throws SQLException {
        Clob clob = row("'abc'").getClob(1);

        if (differs(Difference.CLOBS)) {
            failure(() -> clob.getSubString(0, 1));
            failure(() -> clob.getSubString(1, -1));
            assertThat(clob.getSubString(2, 100)).isEqualTo("bc");
        } else {
            failure(() -> clob.getSubString(0, 1));
        }
    }

    @Test
    void aClobOfANullIsNull() throws SQLException {
        ResultSet row = row("NULL");

        assertThat(row.getClob(1)).isNull();
        assertThat(row.wasNull()).isTrue();
    }

    @Test
    void aClobIsFilledAndStored() throws Exception {
        if (!differs(Difference.CREATED_LARGE_OBJECTS)) {
            failure(connection::createClob);
            return;
        }
        Clob clob = connection.createClob();
        assertThat(clob.setString(1, "abcd")).isEqualTo(4);
        assertThat(clob.setString(2, "-XY-", 1, 2)).isEqualTo(2);
        try (Writer writer = clob.setCharacterStream(5)) {
            writer.write("ef");
        }
        assertThat(clob.getSubString(1, 6)).isEqualTo("aXYdef");
        clob.truncate(5);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (c) VALUES (?)")) {
            insert.setClob(1, clob);
            insert.executeUpdate();
        }
        assertThat(text("SELECT c FROM t")).isEqualTo("aXYde");
    }

    @Test
    void nationalClobsAreClobs() throws SQLException {
        ResultSet row = row("'ß'");
        if (differs(Difference.NATIONAL_GETTERS)) {
            assertThat(row.getNClob(1).getSubString(1, 1)).isEqualTo("ß");
            assertThat(row.getNString(1)).isEqualTo("ß");
        } else {
            failure(() -> row.getNClob(1));
            failure(() -> row.getNString(1));
        }
    }

    @Test
    void megabytesComeBackAsTheyWent() throws Exception {
        byte[] bytes = new byte[2_000_000];
        new Random(7).nextBytes(bytes);
        String text = "größe😀".repeat(200_000);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setBinaryStream(1, new ByteArrayInputStream(bytes), bytes.length);
            insert.setCharacterStream(2, new StringReader(text), text.length());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        ResultSet row = row("b, c FROM t");
        try (InputStream stream = row.getBinaryStream("b")) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(row.getString("c")).isEqualTo(text);
    }

    @Test
    void anEmptyBlobIsNotNull() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            insert.setBytes(1, new byte[0]);
            insert.executeUpdate();
        }
        ResultSet row = row("b, typeof(b) FROM t");

        assertThat(row.getString(2)).isEqualTo("blob");
        assertThat(row.getBytes(1)).isEmpty();
        assertThat(row.wasNull()).isFalse();
    }
}
