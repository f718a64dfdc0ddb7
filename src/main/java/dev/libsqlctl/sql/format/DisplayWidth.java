package dev.libsqlctl.sql.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** How many columns of a terminal a text takes. */
public final class DisplayWidth {
    /** What people take for one character (Unicode Standard Annex 29). */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final int EMOJI_PRESENTATION = 0xfe0f;

    private DisplayWidth() {}

    /** {@return the number of columns of a text in one line that has no control characters} */
    public static int of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return ofClusters(text);
            }
        }
        return text.length();
    }

    private static int ofClusters(String text) {
        int width = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += ofCluster(clusters.group());
        }
        return width;
    }

    /** Several that are joined are drawn as one. */
    private static int ofCluster(String cluster) {
        boolean emoji = cluster.indexOf(EMOJI_PRESENTATION) >= 0;
        int widest = cluster.codePoints().map(WCWidth::wcwidth).max().orElse(0);
        return emoji ? 2 : Math.max(widest, 0);
    }
}
