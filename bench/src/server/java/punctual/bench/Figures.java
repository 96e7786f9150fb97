package punctual.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Wall times of repeated work, and how they are printed. */
public final class Figures {
  private final double[] ms;

  private Figures(double[] ms) {
    this.ms = ms;
  }

  /** Runs the work {@code warmup} times for nothing and {@code count} times for the figures. */
  public static Figures of(int warmup, int count, IntConsumer work) {
    for (int i = 0; i < warmup; i++) work.accept(i);
    var ms = new double[count];
    for (int i = 0; i < count; i++) {
      long from = System.nanoTime();
      work.accept(warmup + i);
      ms[i] = (System.nanoTime() - from) / 1e6;
    }
    return of(ms);
  }

  /** Figures that were taken elsewhere, in milliseconds. */
  public static Figures of(double[] ms) {
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    return new Figures(sorted);
  }

  public double at(double quantile) {
    return ms[(int) Math.min(ms.length - 1L, Math.round(quantile * (ms.length - 1)))];
  }

  public double median() {
    return at(0.5);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "min %.2f, median %.2f, p99 %.2f, max %.2f ms (%d times)",
        at(0),
        median(),
        at(0.99),
        at(1),
        ms.length);
  }

  /** Prints one line with the load average beside it: these machines are shared. */
  public static void print(String what, Object figure) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    System.out.printf(Locale.ROOT, "%-58s %s  [load %.1f]%n", what, figure, load);
  }
}
