package punctual.queue;

import java.util.random.RandomGenerator;

/**
 * Which lane goes first: what people asked for, and once in five calls what was scheduled, so that
 * neither starves. Once in two calls while scheduled rows have waited long (PL-C.2). The call is
 * drawn by lot within each block, so that it cannot keep step with the ends of runs and always fall
 * where nothing is free.
 */
final class LaneOrder {
  private static final int BLOCK = 5;
  private static final int AGED = 2;

  private final RandomGenerator random;
  private int length = BLOCK;
  private int at;
  private int drawn;

  LaneOrder(RandomGenerator random) {
    this.random = random;
    drawn = random.nextInt(BLOCK);
  }

  boolean scheduledFirst() {
    boolean first = at == drawn;
    if (++at >= length) begin();
    return first;
  }

  void aged(boolean aged) {
    int block = aged ? AGED : BLOCK;
    if (block == length) return;
    length = block;
    begin();
  }

  private void begin() {
    at = 0;
    drawn = random.nextInt(length);
  }
}
