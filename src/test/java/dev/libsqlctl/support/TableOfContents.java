package dev.libsqlctl.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The links at the beginning of a document. */
public final class TableOfContents {
    private static final String CHAPTER = "## ";
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(#([^)]+)\\)");

    private TableOfContents() {}

    /** Fails unless it has a link to every chapter, in order, and each leads where it says. */
    public static void assertComplete(List<String> document) {
        List<String> chapters = document.stream()
                .filter(line -> line.startsWith(CHAPTER))
                .map(line -> line.substring(CHAPTER.length()))
                .toList();
        List<String> linked = document.stream()
                .takeWhile(line -> !line.startsWith(CHAPTER))
                .flatMap(line -> LINK.matcher(line).results())
                .peek(link -> assertThat(link.group(2)).isEqualTo(anchor(link.group(1))))
                .map(link -> link.group(1))
                .toList();

        assertThat(chapters).isNotEmpty();
        assertThat(linked).isEqualTo(chapters);
    }

    /** {@return the anchor that a heading gets where Markdown is shown as a page} */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }
}
