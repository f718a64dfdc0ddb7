package dev.libsqlctl.hrana.proto;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** A SQLite value (Hrana 3, "Values"). */
public sealed interface Value {
    /** The SQL NULL. */
    Value NULL = new Null();

    /** {@return the INTEGER} */
    static Value of(long value) {
        return new Integer(value);
    }

    /** {@return the REAL} */
    static Value of(double value) {
        return new Float(value);
    }

    /** {@return the TEXT, or NULL for a null} */
    static Value of(String value) {
        return value == null ? NULL : new Text(value);
    }

    /** {@return the BLOB, or NULL for a null} */
    static Value of(byte[] value) {
        return value == null ? NULL : new Blob(value);
    }

    /** The SQL NULL. */
    record Null() implements Value {}

    /**
     * An INTEGER.
     *
     * @param value all 64 bits are exact
     */
    record Integer(long value) implements Value {}

    /**
     * A REAL.
     *
     * <p>The server sends both infinities as a float without a value: their sign is lost on the way. Such a value arrives here as
     * NaN, which is free for this purpose because SQLite stores a NaN as NULL. A caller who needs the sign asks the server for it
     * ({@code x > 0}). Neither NaN nor an infinity can be sent: encoding one throws {@link IllegalArgumentException}.
     *
     * @param value finite, or NaN for a received infinity of unknown sign
     */
    record Float(double value) implements Value {
        /** {@return whether the server held an infinity here, without saying which} */
        public boolean isInfinityOfUnknownSign() {
            return Double.isNaN(value);
        }
    }

    /**
     * A TEXT.
     *
     * @param value may hold any character, U+0000 too; encoding an unpaired surrogate throws {@link IllegalArgumentException}
     */
    record Text(String value) implements Value {
        /** Checks that there is a text. */
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A BLOB; equal to another one of the same bytes.
     *
     * @param value copied on the way in and on the way out
     */
    record Blob(byte[] value) implements Value {
        /** Copies the bytes. */
        public Blob {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        /** {@return the number of bytes} */
        public int length() {
            return value.length;
        }

        /** {@return the bytes in the standard base64 alphabet, without padding} */
        public String base64() {
            return Base64.getEncoder().withoutPadding().encodeToString(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Blob blob && Arrays.equals(value, blob.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Blob[" + value.length + " bytes]";
        }
    }
}
