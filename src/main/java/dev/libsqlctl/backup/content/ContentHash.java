package dev.libsqlctl.backup.content;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of a table's content: the SHA-256 of each row, added up modulo 2^256. The order of the rows does not matter, so parts of a table can be hashed side by
 * side and added; a row that stands in the table twice counts twice.
 *
 * <p>A row is hashed as the concatenation of its values: one byte for the type (0 NULL, 1 INTEGER, 2 REAL, 3 TEXT, 4 BLOB), then eight bytes of the
 * number, or of the IEEE 754 bits, or of the length in bytes, the most significant first, then the bytes. Not safe for use by several threads.
 */
public final class ContentHash implements ValueSink {
    private static final int WORDS = 8;
    private static final int NUMBER = 1 + Long.BYTES;
    private static final int BUFFER = 8 * 1024;

    private final MessageDigest digest = sha256();

    /** What is hashed next: one call for many small values. */
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER);

    private final byte[] rowHash = new byte[WORDS * Integer.BYTES];
    private final ByteBuffer rowHashBuffer = ByteBuffer.wrap(rowHash);

    /** The sum in words of 32 bits, the least significant first; room for the carries of 2^31 rows until they are propagated. */
    private final long[] sum = new long[WORDS];

    private long rows;
    private int unpropagated;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void nullValue() {
        reserve(1);
        pending.put((byte) 0);
    }

    @Override
    public void integer(long value) {
        number(1, value);
    }

    @Override
    public void real(double value) {
        number(2, Double.doubleToRawLongBits(value));
    }

    @Override
    public void text(byte[] utf8) {
        number(3, utf8.length);
        bytes(utf8);
    }

    @Override
    public void blob(byte[] bytes) {
        number(4, bytes.length);
        bytes(bytes);
    }

    private void number(int type, long value) {
        reserve(NUMBER);
        pending.put((byte) type).putLong(value);
    }

    private void bytes(byte[] bytes) {
        if (bytes.length > BUFFER) {
            hashPending();
            digest.update(bytes);
        } else {
            reserve(bytes.length);
            pending.put(bytes);
        }
    }

    private void reserve(int bytes) {
        if (pending.remaining() < bytes) {
            hashPending();
        }
    }

    private void hashPending() {
        digest.update(pending.array(), 0, pending.position());
        pending.clear();
    }

    @Override
    public void endRow() {
        hashPending();
        try {
            digest.digest(rowHash, 0, rowHash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("the buffer has the digest's length", e);
        }
        for (int i = 0; i < WORDS; i++) {
            sum[WORDS - 1 - i] += Integer.toUnsignedLong(rowHashBuffer.getInt(i * Integer.BYTES));
        }
        rows++;
        if (++unpropagated == Integer.MAX_VALUE) {
            propagate();
        }
    }

    /** {@return how many rows were hashed so far} */
    public long rows() {
        return rows;
    }

    /** Adds what another one has hashed: other rows of the same table. */
    public void add(ContentHash other) {
        propagate();
        other.propagate();
        for (int i = 0; i < WORDS; i++) {
            sum[i] += other.sum[i];
        }
        rows += other.rows;
        propagate();
    }

    private void propagate() {
        long carry = 0;
        for (int i = 0; i < WORDS; i++) {
            long word = sum[i] + carry;
            sum[i] = word & 0xFFFF_FFFFL;
            carry = word >>> Integer.SIZE;
        }
        unpropagated = 0;
    }

    /**
     * {@return the content of the table whose rows were hashed so far}
     *
     * @param table its name
     */
    public TableContent of(String table) {
        propagate();
        BigInteger value = BigInteger.ZERO;
        for (int i = WORDS - 1; i >= 0; i--) {
            value = value.shiftLeft(Integer.SIZE).or(BigInteger.valueOf(sum[i]));
        }
        byte[] bytes = new byte[rowHash.length];
        byte[] magnitude = value.toByteArray();
        int length = Math.min(magnitude.length, bytes.length);
        System.arraycopy(magnitude, magnitude.length - length, bytes, bytes.length - length, length);
        return new TableContent(table, rows, HexFormat.of().formatHex(bytes));
    }
}
