package punctual.cli.demo;

import java.util.List;

/**
 * How large an organisation's shop is.
 *
 * @param orders in the two years before the first day; it goes on at that rate
 * @param firstId where its ids begin
 */
record Profile(
    String key,
    long seed,
    int firstId,
    int customers,
    int orders,
    int tickets,
    int staff,
    List<String> regions) {

  static final Profile DEMO =
      new Profile(
          "demo",
          20_261_124,
          1,
          400,
          200_000,
          9_000,
          36,
          List.of("Benelux", "DACH", "France", "Iberia", "Italy", "Nordics", "UK & Ireland"));

  static final Profile OTHER =
      new Profile(
          "other",
          4_711,
          1_000_001,
          60,
          20_000,
          900,
          8,
          List.of("East", "Midwest", "South", "West"));
}
