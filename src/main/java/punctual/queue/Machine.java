package punctual.queue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What this machine, or its container, has to spare. */
final class Machine {
  private static final double CPU = 0.9;
  private static final double HEAP = 0.75;

  private Machine() {}

  /** CPU above 90 %, or more than 75 % of the heap still in use after the last collection. */
  static boolean hasNothingToSpare() {
    return cpu() > CPU || heap() > HEAP;
  }

  /**
   * Since the last call, which is a second ago while slots grow: after a quiet time the first
   * answer is the mean of that time, and costs one slot at most. Below 0 where the system does not
   * tell.
   */
  private static double cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getCpuLoad();
  }

  private static double heap() {
    long used =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getCollectionUsage)
            .filter(java.util.Objects::nonNull)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    return (double) used / Runtime.getRuntime().maxMemory();
  }
}
