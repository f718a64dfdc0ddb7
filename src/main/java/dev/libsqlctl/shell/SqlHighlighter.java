package dev.libsqlctl.shell;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import dev.libsqlctl.jdbc.base.Keywords;
import java.util.Locale;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours keywords, strings, numbers and comments. */
final class SqlHighlighter implements Highlighter {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle KEYWORD = PLAIN.bold().foreground(AttributedStyle.BLUE);
    private static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle COMMENT = PLAIN.faint();

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        AttributedStringBuilder coloured = new AttributedStringBuilder();
        if (text.startsWith(".")) {
            return coloured.styled(PLAIN, text).toAttributedString();
        }
        SqlLexer lexer = new SqlLexer(text);
        int end = 0;
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            coloured.styled(COMMENT, text.substring(end, token.start()));
            coloured.styled(style(token), token.text());
            end = token.end();
        }
        return coloured.styled(COMMENT, text.substring(end)).toAttributedString();
    }

    private static AttributedStyle style(SqlToken token) {
        return switch (token.kind()) {
            case WORD -> Keywords.all().contains(token.text().toUpperCase(Locale.ROOT)) ? KEYWORD : PLAIN;
            case STRING, BLOB -> STRING;
            case NUMBER -> NUMBER;
            default -> PLAIN;
        };
    }
}
