package dev.libsqlctl.hrana.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON in UTF-8. Values make up most of a request, and there may be millions: this takes a third of the time of a general writer
 * with an encoder behind it.
 */
final class JsonOutput {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** As a control character, and the quote after it. */
    private static final int LONGEST_ESCAPE = 7;

    private byte[] bytes = new byte[512];
    private int length;

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    JsonOutput beginObject() {
        separate();
        return raw("{");
    }

    JsonOutput endObject() {
        return raw("}");
    }

    JsonOutput beginArray() {
        separate();
        return raw("[");
    }

    JsonOutput endArray() {
        return raw("]");
    }

    /** Writes the name of a field: a word of the protocol, in which nothing needs an escape. */
    JsonOutput name(String word) {
        separate();
        return raw("\"").raw(word).raw("\":");
    }

    JsonOutput value(boolean value) {
        separate();
        return raw(value ? "true" : "false");
    }

    JsonOutput value(long value) {
        separate();
        return raw(Long.toString(value));
    }

    JsonOutput value(double finite) {
        separate();
        return raw(Double.toString(finite));
    }

    /** Writes null for a null. */
    JsonOutput value(String text) {
        separate();
        if (text == null) {
            return raw("null");
        }
        reserve(text.length() + 2L);
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                put(c);
            } else {
                reserve(LONGEST_ESCAPE + text.length() - i);
                i = other(text, i, c);
            }
        }
        put('"');
        return this;
    }

    /** Writes a string of ASCII characters in which nothing needs an escape. */
    JsonOutput plain(String ascii) {
        separate();
        return raw("\"").raw(ascii).raw("\"");
    }

    /** Begins an object with JSON that stands at the beginning of many. */
    JsonOutput begin(byte[] json) {
        separate();
        return raw(json);
    }

    /** Writes a number behind a quote that is open. */
    JsonOutput digits(long value) {
        return raw(Long.toString(value));
    }

    /** Writes JSON that needs no comma before it. */
    JsonOutput raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /** Writes characters of ASCII as they are. */
    private JsonOutput raw(String ascii) {
        int end = ascii.length();
        reserve(end);
        for (int i = 0; i < end; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += end;
        return this;
    }

    /** A comma goes before what follows a value. */
    private void separate() {
        byte last = length == 0 ? (byte) '[' : bytes[length - 1];
        if (last != '{' && last != '[' && last != ':') {
            reserve(1);
            put(',');
        }
    }

    /** {@return the place of the last char that was written} */
    private int other(String text, int index, char c) {
        if (c < 0x80) {
            escaped(c);
        } else if (Character.isSurrogate(c)) {
            return surrogates(text, index);
        } else {
            multiByte(c);
        }
        return index;
    }

    private void escaped(char c) {
        put('\\');
        if (c == '"' || c == '\\') {
            put(c);
            return;
        }
        put('u');
        put('0');
        put('0');
        put(HEX[c >> 4]);
        put(HEX[c & 15]);
    }

    private void multiByte(char c) {
        if (c < 0x800) {
            put(0xc0 | c >> 6);
        } else {
            put(0xe0 | c >> 12);
            put(0x80 | c >> 6 & 0x3f);
        }
        put(0x80 | c & 0x3f);
    }

    /** {@return the place of the second of the pair} */
    private int surrogates(String text, int index) {
        boolean pair =
                index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
        if (!pair) {
            throw new IllegalArgumentException(
                    "The text holds an unpaired surrogate at index " + index + " and cannot be sent as UTF-8");
        }
        int codePoint = text.codePointAt(index);
        put(0xf0 | codePoint >> 18);
        put(0x80 | codePoint >> 12 & 0x3f);
        put(0x80 | codePoint >> 6 & 0x3f);
        put(0x80 | codePoint & 0x3f);
        return index + 1;
    }

    private void put(int b) {
        bytes[length++] = (byte) b;
    }

    private void reserve(long more) {
        if (more > Integer.MAX_VALUE - Byte.SIZE - length) {
            throw new IllegalArgumentException("The request is too large: it does not fit into an array");
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, (int) Math.min(Integer.MAX_VALUE - Byte.SIZE, Math.max(length + more, bytes.length * 2L)));
        }
    }
}
