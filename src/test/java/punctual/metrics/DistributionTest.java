package punctual.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import punctual.testing.Seeded;

/** Quantiles of PR-3.3 are near, sums and counts exact. */
class DistributionTest {
  private static double truth(long[] sorted, double share) {
    return sorted[(int) Math.max(1, Math.ceil(share * sorted.length)) - 1];
  }

  @Test
  void quantiles_are_within_three_percent_and_the_sum_is_exact() {
    Seeded.runs(
        20,
        random -> {
          double spread = 1 + random.nextDouble() * 13;
          long[] values = new long[1 + random.nextInt(3000)];
          var distribution = new Distribution();
          for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(Math.exp(random.nextDouble() * spread + 3));
            distribution.add(values[i]);
          }
          Arrays.sort(values);
          for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
            double wanted = truth(values, share);
            assertThat(distribution.quantile(share)).isCloseTo(wanted, within(wanted * 0.03));
          }
          assertThat(distribution.count()).isEqualTo(values.length);
          assertThat(distribution.sum()).isEqualTo(Arrays.stream(values).sum());
        });
  }

  @Test
  void counts_below_round_bounds_are_exact() {
    for (long bound : new long[] {1, 5, 100, 1000, 5000, 60_000, 300_000, 900_000, 7_200_000}) {
      var distribution = new Distribution();
      distribution.add(bound - 1);
      distribution.add(bound);
      distribution.add(bound + 1);
      assertThat(distribution.atMost(bound)).as("%d ms", bound).isEqualTo(2);
    }
  }

  @Test
  void what_is_written_is_read_again_and_adds_up() {
    var one = new Distribution();
    one.add(0);
    one.add(-5);
    one.add(1234);
    one.add(Long.MAX_VALUE / 1000);
    var both = Distribution.of(one.json());
    both.add(one);
    assertThat(both.count()).isEqualTo(8);
    assertThat(both.sum()).isEqualTo(2 * one.sum());
    assertThat(new Distribution().json()).isEmpty();
    assertThat(new Distribution().quantile(0.5)).isZero();
    assertThat(new Distribution().average()).isZero();
  }
}
