package dev.libsqlctl.hrana.json;

import dev.libsqlctl.hrana.proto.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a response, taken out of its body before the JSON reader reads the rest. In the body a number stands in the place of each
 * array of rows that was taken. Arrays in an unusual form stay where they are.
 */
final class RowsAside {
    private static final byte[] KEY = RowScanner.ascii("\"rows\":");
    private static final byte[] KEY_AND_ROW = RowScanner.ascii("\"rows\":[[");

    private final List<List<List<Value>>> taken = new ArrayList<>();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    private RowsAside() {}

    static RowsAside of(byte[] body) {
        RowsAside aside = new RowsAside();
        aside.take(body);
        return aside;
    }

    /** {@return the body without the rows} */
    Reader rest() {
        return new InputStreamReader(new ByteArrayInputStream(rest.toByteArray()), StandardCharsets.UTF_8);
    }

    /**
     * {@return the rows that a number stands for}
     *
     * @throws UnexpectedBodyException if none were taken there
     */
    List<List<Value>> rows(int number) throws UnexpectedBodyException {
        if (number < 0 || number >= taken.size()) {
            throw new UnexpectedBodyException("The rows of a result are a number");
        }
        return taken.get(number);
    }

    private void take(byte[] body) {
        int copied = 0;
        boolean inString = false;
        for (int at = 0; at < body.length; at++) {
            if (inString && body[at] == '\\') {
                at++;
            } else if (body[at] == '"') {
                if (!inString && startsRows(body, at)) {
                    RowScanner scanner = new RowScanner(body, at + KEY.length);
                    List<List<Value>> rows = scanner.rows();
                    if (rows != null) {
                        rest.write(body, copied, at + KEY.length - copied);
                        rest.writeBytes(RowScanner.ascii(Integer.toString(taken.size())));
                        taken.add(rows);
                        copied = scanner.end();
                        at = copied - 1;
                        continue;
                    }
                }
                inString = !inString;
            }
        }
        rest.write(body, copied, body.length - copied);
    }

    private static boolean startsRows(byte[] body, int at) {
        int end = at + KEY_AND_ROW.length;
        return end <= body.length && Arrays.equals(body, at, end, KEY_AND_ROW, 0, KEY_AND_ROW.length);
    }
}
