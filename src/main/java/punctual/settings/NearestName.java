package punctual.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {
  private NearestName() {}

  /** The nearest of the names, empty where none is near enough to be meant. */
  public static Optional<String> of(String word, Collection<String> names) {
    int enough = Math.max(2, word.length() / 4);
    return names.stream()
        .min(Comparator.comparingInt((String name) -> distance(word, name)).thenComparing(n -> n))
        .filter(name -> distance(word, name) <= enough);
  }

  /**
   * Letters to insert, delete, replace or swap with their neighbour, without regard to case
   * (optimal string alignment).
   */
  static int distance(String a, String b) {
    char[] from = a.toLowerCase(Locale.ROOT).toCharArray();
    char[] to = b.toLowerCase(Locale.ROOT).toCharArray();
    int[][] cost = new int[from.length + 1][to.length + 1];
    for (int i = 0; i <= from.length; i++) {
      for (int j = 0; j <= to.length; j++) cost[i][j] = cell(cost, from, to, i, j);
    }
    return cost[from.length][to.length];
  }

  private static int cell(int[][] cost, char[] from, char[] to, int i, int j) {
    if (i == 0 || j == 0) return i + j;
    int replace = cost[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
