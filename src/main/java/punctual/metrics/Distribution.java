package punctual.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many of something took how long, in milliseconds. Sum and count are exact; a quantile is
 * within 3 %, as no bucket is wider than 5 % of its lower bound. The bounds are round numbers, so
 * that counts below 1 s, 5 s, a minute, an hour and the like are exact. Not safe for several
 * threads.
 */
public final class Distribution {
  private static final String SUM = "sum";
  private static final int DECADES = 10;

  /** Upper bounds, inclusive, in hundredths of a millisecond; the first holds all up to 1 ms. */
  private static final long[] BOUNDS = bounds();

  private final TreeMap<Integer, Long> buckets = new TreeMap<>();
  private long count;
  private long sum;

  private static long[] bounds() {
    var bounds = new long[1 + DECADES * 75];
    bounds[0] = 100;
    int at = 1;
    long scale = 1;
    for (int decade = 0; decade < DECADES; decade++, scale *= 10) {
      for (long b = 105; b <= 200; b += 5) bounds[at++] = b * scale;
      for (long b = 210; b <= 500; b += 10) bounds[at++] = b * scale;
      for (long b = 520; b <= 1000; b += 20) bounds[at++] = b * scale;
    }
    return bounds;
  }

  /** Reads what {@link #json} wrote. */
  public static Distribution of(JsonNode json) {
    var d = new Distribution();
    for (Map.Entry<String, JsonNode> e : json.properties()) {
      if (e.getKey().equals(SUM)) d.sum = e.getValue().asLong();
      else d.put(Integer.parseInt(e.getKey()), e.getValue().asLong());
    }
    return d;
  }

  /** Sparse: only buckets that hold something. */
  public JsonNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    if (count == 0) return json;
    json.put(SUM, sum);
    buckets.forEach((bucket, n) -> json.put(String.valueOf(bucket), n));
    return json;
  }

  private void put(int bucket, long n) {
    buckets.merge(bucket, n, Long::sum);
    count += n;
  }

  /** Adds one; less than nothing counts as nothing. */
  public void add(long ms) {
    long there = Math.max(0, ms);
    put(bucket(there), 1);
    sum += there;
  }

  public void add(Distribution other) {
    other.buckets.forEach(this::put);
    sum += other.sum;
  }

  private static int bucket(long ms) {
    if (ms > BOUNDS[BOUNDS.length - 1] / 100) return BOUNDS.length - 1;
    int found = Arrays.binarySearch(BOUNDS, ms * 100);
    return found >= 0 ? found : -found - 1;
  }

  public long count() {
    return count;
  }

  /** In milliseconds. */
  public long sum() {
    return sum;
  }

  /** In milliseconds; 0 where there is nothing. */
  public double average() {
    return count == 0 ? 0 : (double) sum / count;
  }

  /**
   * The value that a share of all does not exceed, in milliseconds; 0 where there is nothing.
   *
   * @param share 0 to 1
   */
  public double quantile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (Map.Entry<Integer, Long> e : buckets.entrySet()) {
      seen += e.getValue();
      if (seen >= rank) return middle(e.getKey());
    }
    return 0;
  }

  private static double middle(int bucket) {
    if (bucket == 0) return 0.5;
    return (BOUNDS[bucket - 1] + BOUNDS[bucket]) / 200.0;
  }

  /** How many took no longer; exact for a bound of a bucket, else for the next one below. */
  public long atMost(long ms) {
    long n = 0;
    for (Map.Entry<Integer, Long> e : buckets.entrySet()) {
      if (BOUNDS[e.getKey()] > ms * 100) break;
      n += e.getValue();
    }
    return n;
  }
}
