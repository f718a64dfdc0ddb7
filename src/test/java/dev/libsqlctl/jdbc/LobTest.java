package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.NClob;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LobTest {
    @Test
    void aBlobIsReadInParts() throws Exception {
        Blob blob = new LibsqlBlob(new byte[] {1, 2, 3, 2, 3});
        assertThat(blob.length()).isEqualTo(5);
        assertThat(blob.getBytes(2, 2)).containsExactly(2, 3);
        assertThat(blob.getBytes(5, 9)).containsExactly(3);
        assertThat(blob.getBytes(6, 1)).isEmpty();
        assertThat(blob.getBinaryStream().readAllBytes()).containsExactly(1, 2, 3, 2, 3);
        assertThat(blob.getBinaryStream(2, 3).readAllBytes()).containsExactly(2, 3, 2);
        assertThat(blob.position(new byte[] {2, 3}, 1)).isEqualTo(2);
        assertThat(blob.position(new LibsqlBlob(new byte[] {2, 3}), 3)).isEqualTo(4);
        assertThat(blob.position(new byte[] {9}, 1)).isEqualTo(-1);
        assertOutside(() -> blob.getBytes(0, 1));
        assertOutside(() -> blob.getBytes(7, 1));
        assertOutside(() -> blob.getBytes(1, -1));
        assertOutside(() -> blob.getBinaryStream(2, 5));
    }

    @Test
    void aBlobIsWritten() throws Exception {
        Blob blob = new LibsqlBlob();
        assertThat(blob.setBytes(1, new byte[] {1, 2, 3})).isEqualTo(3);
        assertThat(blob.setBytes(3, new byte[] {0, 7, 8, 0}, 1, 2)).isEqualTo(2);
        assertThat(blob.getBytes(1, 9)).containsExactly(1, 2, 7, 8);
        try (OutputStream out = blob.setBinaryStream(5)) {
            out.write(9);
            out.flush();
            out.write(new byte[] {10, 11});
        }
        assertThat(blob.getBytes(1, 9)).containsExactly(1, 2, 7, 8, 9, 10, 11);
        blob.truncate(2);
        assertThat(blob.getBytes(1, 9)).containsExactly(1, 2);
        assertOutside(() -> blob.setBytes(4, new byte[1]));
        assertOutside(() -> blob.truncate(3));
    }

    @Test
    void whatIsWrittenIsThere() {
        Blob blob = new LibsqlBlob();
        NClob clob = new LibsqlClob();
        assertRefused(() -> blob.setBytes(1, null));
        assertRefused(() -> blob.setBytes(1, new byte[1], 1, 1));
        assertRefused(() -> blob.setBytes(1, new byte[1], -1, 1));
        assertRefused(() -> blob.position((byte[]) null, 1));
        assertRefused(() -> blob.position((Blob) null, 1));
        assertRefused(() -> clob.setString(1, null));
        assertRefused(() -> clob.setString(1, "a", 0, 2));
        assertRefused(() -> clob.position((String) null, 1));
        assertRefused(() -> clob.position((NClob) null, 1));
    }

    @Test
    void aFreedBlobIsGone() throws SQLException {
        Blob blob = new LibsqlBlob(new byte[1]);
        blob.free();
        blob.free();
        assertThatThrownBy(blob::length).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> blob.setBytes(1, new byte[1])).isInstanceOf(SQLException.class);
    }

    @Test
    void aClobIsReadInParts() throws Exception {
        NClob clob = new LibsqlClob("aébéb");
        assertThat(clob.length()).isEqualTo(5);
        assertThat(clob.getSubString(2, 2)).isEqualTo("éb");
        assertThat(clob.getSubString(5, 9)).isEqualTo("b");
        assertThat(clob.position("éb", 3)).isEqualTo(4);
        assertThat(clob.position(new LibsqlClob("éb"), 1)).isEqualTo(2);
        assertThat(clob.position("x", 1)).isEqualTo(-1);
        assertThat(clob.getAsciiStream().readAllBytes()).isEqualTo("a?b?b".getBytes(StandardCharsets.US_ASCII));
        char[] chars = new char[9];
        assertThat(clob.getCharacterStream(2, 3).read(chars)).isEqualTo(3);
        assertThat(clob.getCharacterStream().read(chars)).isEqualTo(5);
        assertOutside(() -> clob.getSubString(0, 1));
        assertOutside(() -> clob.getCharacterStream(2, 5));
    }

    @Test
    void aClobIsWritten() throws Exception {
        NClob clob = new LibsqlClob();
        assertThat(clob.setString(1, "abc")).isEqualTo(3);
        assertThat(clob.setString(3, "xéyx", 1, 2)).isEqualTo(2);
        assertThat(clob.getSubString(1, 9)).isEqualTo("abéy");
        try (Writer out = clob.setCharacterStream(5)) {
            out.write("1");
            out.flush();
            out.write("2");
        }
        try (OutputStream out = clob.setAsciiStream(1)) {
            out.write("A".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(clob.getSubString(1, 9)).isEqualTo("Abéy12");
        clob.truncate(1);
        assertThat(clob.getSubString(1, 9)).isEqualTo("A");
        clob.free();
        assertThatThrownBy(clob::length).isInstanceOf(SQLException.class);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22023"));
    }

    private static void assertOutside(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
    }
}
