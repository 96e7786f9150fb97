package punctual.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A figure with its name, and a sample for each combination of its labels. Labels are few and known
 * beforehand: never an organisation, a person, a schedule, an address.
 */
public final class Metric {
  /** What monitoring may do with it. */
  public enum Type {
    /** Goes up and down. */
    GAUGE,
    /** Only ever rises; its name ends in {@code _total}. */
    COUNTER,
    /** Counts below bounds, sum and count. */
    HISTOGRAM;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Base units; durations are seconds with fractions. */
  public enum Unit {
    COUNT,
    SECONDS,
    BYTES,
    /** 0 to 1. */
    RATIO,
    /** Seconds since 1970. */
    TIMESTAMP;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One value.
   *
   * @param name of the metric, for a histogram with {@code _bucket}, {@code _sum} or {@code _count}
   */
  public record Sample(String name, Map<String, String> labels, double value) {}

  private final String name;
  private final Type type;
  private final Unit unit;
  private final String help;
  private final List<Sample> samples = new ArrayList<>();

  private Metric(String name, Type type, Unit unit, String help) {
    this.name = name;
    this.type = type;
    this.unit = unit;
    this.help = help;
  }

  public static Metric gauge(String name, Unit unit, String help) {
    return new Metric(name, Type.GAUGE, unit, help);
  }

  public static Metric counter(String name, Unit unit, String help) {
    return new Metric(name, Type.COUNTER, unit, help);
  }

  /** Of durations, in seconds. */
  public static Metric histogram(String name, String help) {
    return new Metric(name, Type.HISTOGRAM, Unit.SECONDS, help);
  }

  /**
   * Adds a value.
   *
   * @param labels names and values in turn
   */
  public Metric with(double value, String... labels) {
    samples.add(new Sample(name, map(labels), value));
    return this;
  }

  /** The same of a whole number. */
  public Metric with(long value, String... labels) {
    return with((double) value, labels);
  }

  /**
   * Adds the counts of a distribution.
   *
   * @param bounds in milliseconds, rising; exact where they have two digits that {@link
   *     Distribution} has as bounds
   */
  public Metric with(Distribution distribution, List<Long> bounds, String... labels) {
    Map<String, String> own = map(labels);
    for (long bound : bounds) {
      bucket(own, number(bound / 1000.0), distribution.atMost(bound));
    }
    bucket(own, "+Inf", distribution.count());
    samples.add(new Sample(name + "_sum", own, distribution.sum() / 1000.0));
    samples.add(new Sample(name + "_count", own, (double) distribution.count()));
    return this;
  }

  private void bucket(Map<String, String> own, String bound, long count) {
    var labels = new LinkedHashMap<>(own);
    labels.put("le", bound);
    samples.add(new Sample(name + "_bucket", labels, (double) count));
  }

  private static Map<String, String> map(String... labels) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < labels.length; i += 2) map.put(labels[i], labels[i + 1]);
    return map;
  }

  /** A value as text: whole numbers without a fraction. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  public Unit unit() {
    return unit;
  }

  /** One sentence. */
  public String help() {
    return help;
  }

  public List<Sample> samples() {
    return samples;
  }
}
