package dev.libsqlctl.error;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that somebody may have meant who typed another one. */
public final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {}

    /**
     * {@return the nearest words, if they differ in no more than a third of their letters, at least two}
     *
     * @param typed what was written
     * @param words those that there are
     */
    public static List<String> of(String typed, Collection<String> words) {
        int farthest = Math.max(2, typed.length() / 3);
        Map<String, Integer> distances =
                words.stream().distinct().collect(Collectors.toMap(Function.identity(), word -> distance(typed, word)));
        int nearest = distances.values().stream().min(Integer::compare).orElse(farthest + 1);
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue() <= Math.min(farthest, nearest + 1))
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
    }

    /** Optimal string alignment: insertions, deletions, substitutions, and two neighbours swapped, the commonest slip of all. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(substitution, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
