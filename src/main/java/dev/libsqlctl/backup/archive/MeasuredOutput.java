package dev.libsqlctl.backup.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what goes through. Closing it leaves the stream beneath open. */
final class MeasuredOutput extends OutputStream {
    /** A file's stream copies what it is given outside of the heap, however much it is. */
    private static final int PIECE = 1 << 17;

    private final OutputStream out;
    private final MessageDigest digest = sha256Digest();
    private long bytes;
    private boolean discarding;

    MeasuredOutput(OutputStream out) {
        this.out = out;
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (discarding) {
            return;
        }
        int end = offset + length;
        for (int at = offset; at < end; at += PIECE) {
            int piece = Math.min(PIECE, end - at);
            out.write(source, at, piece);
            digest.update(source, at, piece);
            bytes += piece;
        }
    }

    @Override
    public void flush() throws IOException {
        if (!discarding) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** Passes nothing on from now on. */
    void discard() {
        discarding = true;
    }

    long bytes() {
        return bytes;
    }

    /** {@return the hash of everything} It begins anew then. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
