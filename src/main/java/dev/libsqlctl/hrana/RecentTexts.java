package dev.libsqlctl.hrana;

import java.util.LinkedHashMap;
import java.util.Map;

/** The SQL texts read last: a prepared statement and the statements of a batch come again and again. Not thread-safe. */
final class RecentTexts {
    private static final int MOST = 16;
    /** Of one text; longer ones are mostly values, which do not come again. */
    private static final int MOST_CHARS = 65_536;

    private final Map<String, SqlText> texts = new LinkedHashMap<>(MOST * 2, 0.75f, true);

    SqlText of(String sql) {
        SqlText text = texts.get(sql);
        if (text == null) {
            text = new SqlText(sql);
            remember(sql, text);
        }
        return text;
    }

    private void remember(String sql, SqlText text) {
        if (sql.length() > MOST_CHARS) {
            return;
        }
        if (texts.size() == MOST) {
            texts.remove(texts.keySet().iterator().next());
        }
        texts.put(sql, text);
    }
}
